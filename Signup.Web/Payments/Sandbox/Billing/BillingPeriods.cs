using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>Where billing periods end: same day of the month as the anchor, or the month's last day where it has no such day.</summary>
internal static class BillingPeriods
{
    public static long End(long anchor, long start, JsonObject price)
    {
        var (interval, count) = (price.Need("recurring.interval"), (int)(price.Whole("recurring.interval_count") ?? 1));
        var from = DateTimeOffset.FromUnixTimeSeconds(anchor);
        for (var step = 1; ; step++)
        {
            var end = Add(from, interval, count * step).ToUnixTimeSeconds();
            if (end > start) { return end; }
        }
    }

    public static DateTimeOffset Add(DateTimeOffset from, string interval, int count) => interval switch
    {
        "day" => from.AddDays(count),
        "week" => from.AddDays(7 * count),
        "month" => from.AddMonths(count),
        "year" => from.AddYears(count),
        _ => throw new ArgumentOutOfRangeException(nameof(interval), interval, "Unknown interval."),
    };
}
