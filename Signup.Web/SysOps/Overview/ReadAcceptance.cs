using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Overview;

/// <summary>A week of the shop's clock: how the contracts stood when it ended, or stand now, and how soon they were acknowledged in it.</summary>
/// <param name="Begins">Its Monday.</param>
/// <param name="Last">Null for a week in which nothing was written down.</param>
public sealed record AcceptanceWeek(DateOnly Begins, AcceptanceDay? Last, Acknowledged Acknowledged)
{
    public int Contracts => Last is { } stood ? stood.Red + stood.Yellow + stood.Green + stood.NotAssessed : 0;

    /// <summary>How long one waited on average; null where none was acknowledged.</summary>
    public TimeSpan? Wait => Acknowledged.Count == 0 ? null : TimeSpan.FromSeconds(Acknowledged.Seconds / Acknowledged.Count);
}

/// <summary>Twelve weeks to the one that runs, from one row a day; today is read as it is now.</summary>
public sealed class ReadAcceptance(IOptions<ShopOptions> shop)
{
    public const int Weeks = 12;

    /// <param name="contracts">The running ones, by the colour's name.</param>
    public async Task<IReadOnlyList<AcceptanceWeek>> Run(SignupDb db, DateTimeOffset now, IReadOnlyDictionary<string, int> contracts, CancellationToken cancellationToken)
    {
        var midnight = shop.Value.Local(now).Date;
        var today = DateOnly.FromDateTime(midnight);
        var first = Monday(today).AddDays(-7 * (Weeks - 1));
        var days = await db.Set<AcceptanceDay>().AsNoTracking().Where(d => d.Day >= first && d.Day < today).OrderBy(d => d.Day).ToListAsync(cancellationToken);
        days.Add(new AcceptanceDay { Day = today }.Stands(contracts).Took(await Acknowledged.In(db, shop.Value.Instant(midnight), now.AddTicks(1), cancellationToken)));
        var weeks = days.ToLookup(d => Monday(d.Day));
        return [.. Enumerable.Range(0, Weeks).Select(week => first.AddDays(7 * week)).Select(begins => new AcceptanceWeek(begins, weeks[begins].LastOrDefault(), new(weeks[begins].Sum(d => d.Acknowledged), weeks[begins].Sum(d => d.SecondsWaited))))];
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
