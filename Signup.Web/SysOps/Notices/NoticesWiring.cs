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
            .Validate(o => Enum.GetValues<NoticeSubject>().All(subject => o.HearersOf(subject).All(NoticesOptions.All.Contains)), "Of each kind of notice only owner, support, managers and admins may hear, with commas between.")
            .Validate(o => o.AreHours, "Notices:QuietFrom and Notices:QuietUntil must be two different times, or both empty.")
            .ValidateOnStart();
        return services.AddSingleton<QuietHours>().AddSingleton<NoticeLetter>().AddSingleton<Audience>().AddSingleton<ReadNotices>().AddSingleton<SeeNotices>().AddSingleton<ReadOwnNotices>().AddSingleton<ChooseNotices>().AddSingleton<SendOneOfEach>().AddSingleton<ReadTeamNotices>().AddHandler<HearNotices>().AddDeadline<MailNotices>().AddMailTemplates<MailNotices>();
    }
}
