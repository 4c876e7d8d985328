using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.Overview;

/// <summary>
/// Captured less refunded by month and currency, twelve months to the one that runs. The ledger is only ever added to, at its end: a month
/// that is over is added up once and remembered, and what each further reading costs is the trade of the month that runs, by an index on time.
/// </summary>
public sealed class ReadTakings(IOptions<ShopOptions> shop)
{
    public const int Months = 12;

    /// <summary>An entry is written a moment after its time was taken; by then it is.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<DateTimeOffset, IReadOnlyList<Takings>> over = new();

    public async Task<IReadOnlyList<Takings>> Run(SignupDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Takings> all = [];
        var months = Until(ShopMonth.Of(now, shop.Value));
        foreach (var month in months) { all.AddRange(await Of(db, month, now, cancellationToken)); }
        return Whole(months, all);
    }

    private List<ShopMonth> Until(ShopMonth last)
    {
        List<ShopMonth> months = [last];
        while (months.Count < Months) { months.Add(ShopMonth.Of(months[^1].Start.AddDays(-1), shop.Value)); }
        months.Reverse();
        return months;
    }

    private async Task<IReadOnlyList<Takings>> Of(SignupDb db, ShopMonth month, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (over.TryGetValue(month.Start, out var known)) { return known; }
        var read = await Add(db, month, cancellationToken);
        if (now >= month.End + Settled) { over[month.Start] = read; }
        return read;
    }

    private static async Task<IReadOnlyList<Takings>> Add(SignupDb db, ShopMonth month, CancellationToken cancellationToken)
    {
        var (from, to) = (month.Start.ToUniversalTime(), month.End.ToUniversalTime());
        var sums = await db.Set<LedgerEntry>().Where(e => e.At >= from && e.At < to)
            .GroupBy(e => new { e.Kind, e.Amount.Currency }).Select(g => new { g.Key.Kind, g.Key.Currency, Minor = g.Sum(e => e.Amount.Minor) }).ToListAsync(cancellationToken);
        return
        [
            .. sums.GroupBy(s => s.Currency, StringComparer.Ordinal).Select(currency =>
            {
                var of = currency.ToDictionary(s => s.Kind, s => s.Minor);
                var back = of.GetValueOrDefault(LedgerKind.Refunded) + of.GetValueOrDefault(LedgerKind.PaidOtherwise) - of.GetValueOrDefault(LedgerKind.RefundFailed);
                return new Takings(month, currency.Key, of.GetValueOrDefault(LedgerKind.Captured), back);
            }),
        ];
    }

    /// <summary>Every month of every currency that has any.</summary>
    private static List<Takings> Whole(List<ShopMonth> months, List<Takings> read)
    {
        var currencies = read.GroupBy(t => t.Currency, StringComparer.Ordinal).OrderByDescending(c => c.Sum(t => t.Left.Minor)).ThenBy(c => c.Key, StringComparer.Ordinal);
        return [.. currencies.SelectMany(_ => months, (currency, month) => currency.FirstOrDefault(t => t.Month == month) ?? new Takings(month, currency.Key, 0, 0))];
    }
}
