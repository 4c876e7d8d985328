using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Books;

/// <summary>A month of the ledger as CSV for the bookkeeping: amounts with a point, times in UTC, nobody's name. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ExportLedger(IDbContextFactory<SignupDb> contexts)
{
    private const string Head = "at,kind,amount,currency,order,payment,object,invoice,heard_by";

    /// <summary>Oldest first, line by line as they are read: a month may be long. Nothing is written for whoever is refused.</summary>
    public async Task<Result<Done>> Run(ShopMonth month, Stream body, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var to = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await to.WriteLineAsync(Head.AsMemory(), cancellationToken);
        var entries = db.Set<LedgerEntry>().AsNoTracking().Where(e => e.At >= month.Start && e.At < month.End).OrderBy(e => e.At)
            .GroupJoin(db.Set<Order>(), e => e.OrderId, o => o.Id, (e, orders) => new { e, orders }).SelectMany(j => j.orders.DefaultIfEmpty(), (j, o) => new { Entry = j.e, Reference = o!.Reference });
        await foreach (var line in entries.AsAsyncEnumerable().WithCancellation(cancellationToken)) { await to.WriteLineAsync(Line(line.Entry, line.Reference).AsMemory(), cancellationToken); }
        return Done.It;
    }

    /// <summary>Ids and numbers of ours and of the payment service hold neither commas nor quotes.</summary>
    private static string Line(LedgerEntry entry, string? reference) => string.Join(
        ',',
        entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        entry.Kind,
        Signed(entry),
        entry.Amount.Currency.ToUpperInvariant(),
        reference,
        entry.PaymentId,
        entry.StripeId,
        entry.InvoiceId,
        entry.Door);

    /// <summary>What left us is negative.</summary>
    private static string Signed(LedgerEntry entry) => entry.Kind switch
    {
        LedgerKind.Captured or LedgerKind.RefundFailed or LedgerKind.DisputeWon => AmountEntry.Typed(entry.Amount, CultureInfo.InvariantCulture),
        LedgerKind.Refunded or LedgerKind.PaidOtherwise or LedgerKind.Disputed => AmountEntry.Typed(entry.Amount with { Minor = -entry.Amount.Minor }, CultureInfo.InvariantCulture),
    };
}
