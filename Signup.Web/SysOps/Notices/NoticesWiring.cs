using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Notices;

/// <summary>Who of the team hears of what.</summary>
public static class NoticesWiring
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticesOptions>().BindConfiguration("Notices").Validate(o => o.IsSensible, "Notices: Address must be an e-mail address, and QuietFrom and QuietUntil two different times, or none.").ValidateOnStart();
        return services.AddSingleton<QuietHours>().AddSingleton<Audience>().AddHandler<HearNotices>().AddDeadline<MailNotices>().AddMailTemplates<MailNotices>();
    }
}
