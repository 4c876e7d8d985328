using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Notices;

/// <summary>Who of the team hears of what.</summary>
public static class NoticesWiring
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services.AddHandler<HearNotices>().AddDeadline<MailNotices>();
}
