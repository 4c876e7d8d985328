using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>When a mail may go that is due: in quiet hours and on quiet weekends it waits for their end, unless it is red.</summary>
public sealed class QuietHours(IOptions<NoticesOptions> options, IOptions<ShopOptions> shop)
{
    public DateTimeOffset After(DateTimeOffset due, Severity severity)
    {
        if (severity == Severity.Red && !options.Value.RedWaits) { return due; }
        var local = shop.Value.Local(due).DateTime;
        var awake = AfterWeekend(AfterNight(local));
        return awake == local ? due : shop.Value.Instant(awake);
    }

    private DateTime AfterNight(DateTime local)
    {
        var at = TimeOnly.FromDateTime(local);
        if (options.Value is not { QuietFrom: { } from, QuietUntil: { } until } || !at.IsBetween(from, until)) { return local; }
        return local.Date.AddDays(at < until ? 0 : 1) + until.ToTimeSpan();
    }

    private DateTime AfterWeekend(DateTime local) => options.Value.QuietWeekends && local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        ? local.Date.AddDays(local.DayOfWeek == DayOfWeek.Saturday ? 2 : 1) + (options.Value.QuietUntil ?? default).ToTimeSpan()
        : local;
}
