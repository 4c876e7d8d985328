using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>When a mail may go that is due: in quiet hours it waits for their end, unless it is red.</summary>
public sealed class QuietHours(IOptions<NoticesOptions> options, IOptions<ShopOptions> shop)
{
    public DateTimeOffset After(DateTimeOffset due, Severity severity)
    {
        if (options.Value is not { QuietFrom: { } from, QuietUntil: { } until } || (severity == Severity.Red && !options.Value.RedWaits)) { return due; }
        var local = shop.Value.Local(due);
        var at = TimeOnly.FromTimeSpan(local.TimeOfDay);
        if (!at.IsBetween(from, until)) { return due; }
        return shop.Value.Instant(local.Date.AddDays(at < until ? 0 : 1) + until.ToTimeSpan());
    }
}
