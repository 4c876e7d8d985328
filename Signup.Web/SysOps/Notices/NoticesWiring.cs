using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;

namespace SignupWeb.SysOps.Notices;

/// <summary>Who of the team hears of what.</summary>
public static class NoticesWiring
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddLiveOptions<NoticesOptions>("Notices", NoticesSettings.All)
            .Validate(o => o.IsAddressed, "Notices:Address must be an e-mail address, or empty.")
            .Validate(o => o.AreHours, "Notices:QuietFrom and Notices:QuietUntil must be two different times, or both empty.")
            .ValidateOnStart();
        return services.AddSingleton<QuietHours>().AddSingleton<Audience>().AddHandler<HearNotices>().AddDeadline<MailNotices>().AddMailTemplates<MailNotices>();
    }
}
