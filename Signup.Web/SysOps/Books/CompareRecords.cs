using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Books;

/// <summary>
/// Holds the money against what was made of it: ledger, invoices and credit notes of the last 30 days and the sums of the month, each by an
/// index on its time, and the subscriptions and contracts that run. Two statements, each on one state of the database; what it costs grows with
/// a month's trade and with what runs, not with all that ever was.
/// </summary>
public sealed class CompareRecords(IDbContextFactory<SignupDb> contexts, IOptions<ShopOptions> shop) : IComparedRecords
{
    public async Task<Comparison> Compare(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var differences = await db.Database.SqlQueryRaw<DifferenceRow>(ComparedRows.Differences, since.UtcTicks, until.UtcTicks).ToListAsync(cancellationToken);
        var month = ShopMonth.Of(until, shop.Value);
        var sums = await db.Database.SqlQueryRaw<SumRow>(ComparedSums.OfTheMonth, month.Start.UtcTicks, until.UtcTicks).ToListAsync(cancellationToken);
        return new([.. differences.Select(d => d.Read())], [.. sums.GroupBy(s => s.Currency, StringComparer.Ordinal).Select(Books).OrderByDescending(b => b.Captured).ThenBy(b => b.Currency, StringComparer.Ordinal)]);
    }

    private static CurrencyBooks Books(IGrouping<string, SumRow> currency)
    {
        var of = currency.ToLookup(s => s.What, s => s.Amount, StringComparer.Ordinal);
        return new(
            currency.Key,
            of["captured"].Sum(),
            of["refunded"].Sum(),
            of["ledger"].Sum(),
            of["invoices"].Sum() - of["credit notes"].Sum(),
            of["uninvoiced"].Sum(),
            of["credit"].Sum(),
            of["disputed"].Sum(),
            (int)of["subscriptions"].Sum(),
            (int)of["contracts"].Sum());
    }

    private sealed record SumRow(string What, string Currency, long Amount);

    private sealed record DifferenceRow(string Kind, string Id, long? Minor, string? Currency, Guid? OrderId)
    {
        public Difference Read() => new(Enum.Parse<DifferenceKind>(Kind), Id, Minor is { } minor && Currency is { } currency ? new Money(minor, currency) : null, OrderId is { } order ? new OrderId(order) : null);
    }
}
