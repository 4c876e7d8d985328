using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps.Books;

/// <summary>The order somebody names by its reference, by the number of its contract, of an invoice or credit note, or by an id of the payment service. Whole numbers only, each by its index.</summary>
public sealed class FindOrder(IDbContextFactory<SignupDb> contexts)
{
    private const int Longest = 255;

    /// <summary>The order's reference; null when nothing has that number.</summary>
    public async Task<string?> Run(string? text, CancellationToken cancellationToken = default)
    {
        if (text?.Trim() is not { Length: > 0 and <= Longest } typed) { return null; }
        var number = typed.ToUpperInvariant();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Order>().Where(o => o.Reference == number).Select(o => o.Reference).SingleOrDefaultAsync(cancellationToken) is { } reference) { return reference; }
        if (await OrderOf(db, typed, number, cancellationToken) is not { } order) { return null; }
        return await db.Set<Order>().Where(o => o.Id == order).Select(o => o.Reference).SingleOrDefaultAsync(cancellationToken);
    }

    private static async Task<OrderId?> OrderOf(SignupDb db, string typed, string number, CancellationToken cancellationToken) =>
        await db.Set<Contract>().Where(c => c.Number == number).Select(c => (OrderId?)c.OrderId).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<Invoice>().Where(i => i.Number == number).Select(i => (OrderId?)i.OrderId).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<CreditNote>().Where(n => n.Number == number).Select(n => (OrderId?)n.OrderId).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<PaidInvoice>().Where(p => p.Id == typed).Select(p => (OrderId?)p.OrderId).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<LedgerEntry>().Where(e => e.Kind == LedgerKind.Captured && e.StripeId == typed).Select(e => (OrderId?)e.OrderId).SingleOrDefaultAsync(cancellationToken)
        ?? await db.Set<LedgerEntry>().Where(e => e.Kind == LedgerKind.Refunded && e.StripeId == typed).Select(e => (OrderId?)e.OrderId).SingleOrDefaultAsync(cancellationToken);
}
