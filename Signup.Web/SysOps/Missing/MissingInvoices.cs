using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;

namespace SignupWeb.SysOps.Missing;

/// <summary>R5, missing invoice: money was taken, for the order or for a later billing cycle, and there is no invoice of ours.</summary>
public static class MissingInvoices
{
    /// <summary>About the order.</summary>
    public const string RiskKind = "invoice-missing";

    internal static async Task<IEnumerable<MissingThing>> Among(SignupDb db, IReadOnlyCollection<OrderId> orders, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var invoices = db.Set<Invoice>();
        var missing = await db.Set<PaidInvoice>()
            .Where(p => orders.Contains(p.OrderId) && p.IsKept && p.TakenAt < until)
            .Where(p => !invoices.Any(i => i.PaymentInvoiceId == p.Id) && !invoices.Any(i => i.OrderId == p.OrderId && i.PurchaseId != null && i.PaymentInvoiceId == null))
            .OrderBy(p => p.TakenAt).Select(p => new { p.Id, p.OrderId }).ToListAsync(cancellationToken);
        return missing.GroupBy(p => p.OrderId).Select(of => new MissingThing(RiskKind, of.Key, $"Money was taken for invoice {string.Join(" and ", of.Select(p => p.Id))} of the payment service, and there is no invoice of ours: the customer has no document. If a message could not be delivered, that is a risk of its own."));
    }
}
