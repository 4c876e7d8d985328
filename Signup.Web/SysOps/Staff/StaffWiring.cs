using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Staff;

/// <summary>The team: who is in it, who is asked to join, what each may do.</summary>
public static class StaffWiring
{
    public static IServiceCollection AddStaff(this IServiceCollection services) =>
        services.AddSingleton<StaffMail>().AddMailTemplates<StaffMail>().AddSingleton<ReadStaff>().AddSingleton<InviteStaff>().AddSingleton<ResendInvitation>().AddSingleton<WithdrawInvitation>()
            .AddSingleton<JoinStaff>().AddSingleton<ChangeRole>().AddSingleton<SuspendStaff>().AddSingleton<ReinstateStaff>()
            .AddSingleton<IKeptForATime, ForgetInvitations>();
}
