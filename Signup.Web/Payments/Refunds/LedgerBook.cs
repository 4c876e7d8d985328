using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Refunds;

/// <summary>Enters what happened to a payment after it was captured.</summary>
internal static class LedgerBook
{
    /// <summary>Once for each kind and object of the payment service: false when it stands there.</summary>
    public static async Task<bool> Enter(this SignupDb db, LedgerKind kind, LedgerEntry captured, string stripeId, Money amount, Door door, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Set<LedgerEntry>().AnyAsync(e => e.Kind == kind && e.StripeId == stripeId, cancellationToken)) { return false; }
        db.Add(new LedgerEntry
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            StripeId = stripeId,
            PaymentId = captured.PaymentId,
            OrderId = captured.OrderId,
            CustomerId = captured.CustomerId,
            Amount = amount,
            Door = door,
            At = now,
        });
        return true;
    }

    /// <summary>
    /// What happened to the payments of these orders, and what of them is being given back, as both stand at one moment: read one after
    /// the other, a refund that is done in between would count twice or not at all.
    /// </summary>
    public static async Task<(List<LedgerEntry> Ledger, List<StaffRefund> Refunds)> MoneyOf(this SignupDb db, IReadOnlyList<OrderId> orders, CancellationToken cancellationToken)
    {
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => orders.Contains(e.OrderId))
            .Select(e => new { Entry = e, Refunds = db.Set<StaffRefund>().Where(r => r.PaymentId == e.StripeId).ToList() }).AsSingleQuery().ToListAsync(cancellationToken);
        return (entries.ConvertAll(e => e.Entry), [.. entries.SelectMany(e => e.Refunds)]);
    }

    /// <summary>
    /// How much of money that goes back now is still to be credited: what went back before and bounced was credited then, and its credit note stands.
    /// </summary>
    public static async Task<Money> ToCredit(this SignupDb db, string paymentId, Money goesBack, CancellationToken cancellationToken)
    {
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.PaymentId == paymentId).ToListAsync(cancellationToken);
        return goesBack with { Minor = Math.Max(0, goesBack.Minor - LedgerEntry.CreditedAlready(entries, paymentId)) };
    }
}
