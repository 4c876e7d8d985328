using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments;

/// <summary>What was sold elsewhere and taken over bears no mark of ours at the payment service: its invoices are known by their subscription.</summary>
internal static class TakenOver
{
    /// <summary>The invoice with the order it belongs to. What was invoiced before the order came here is none of ours.</summary>
    public static async Task<InvoiceFacts> Known(this SignupDb db, InvoiceFacts invoice, CancellationToken cancellationToken)
    {
        if (invoice.SubscriptionId is not { } subscription) { return invoice; }
        if (invoice.Order is { } order && await db.Set<OrderCharge>().AnyAsync(c => c.OrderId == order, cancellationToken)) { return invoice; }
        var of = await db.Set<OrderCharge>().AsNoTracking().Where(c => c.SubscriptionId == subscription && c.AskedAt <= invoice.CreatedAt).Select(c => new { c.OrderId }).SingleOrDefaultAsync(cancellationToken);
        return of is null ? invoice : invoice with { Order = of.OrderId };
    }
}
