using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Staff;

/// <summary>The team: who is in it, who is asked to join, what each may do.</summary>
public static class StaffWiring
{
    public static IServiceCollection AddStaff(this IServiceCollection services) =>
        services.AddSingleton<StaffMail>().AddSingleton<ReadStaff>().AddSingleton<InviteStaff>().AddSingleton<ResendInvitation>().AddSingleton<WithdrawInvitation>()
            .AddSingleton<JoinStaff>().AddSingleton<ChangeRole>().AddSingleton<SuspendStaff>().AddSingleton<ReinstateStaff>()
            .AddSingleton<IKeptForATime, ForgetInvitations>();
}
