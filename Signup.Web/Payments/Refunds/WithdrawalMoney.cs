using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Refunds;

/// <summary>What a withdrawal gives back of what was paid for an order.</summary>
/// <param name="Paid">All that arrived.</param>
/// <param name="Back">What is left of it, less what is kept.</param>
public sealed record WithdrawalMoney(Money Paid, Money Back, Money Kept)
{
    /// <summary>What is kept is rounded down, and a period that is charged at this moment counts as paid.</summary>
    public static async Task<WithdrawalMoney> Of(SignupDb db, OrderId order, UsedDays used, CancellationToken cancellationToken)
    {
        var currency = await db.Set<OrderCharge>().Where(c => c.OrderId == order).Select(c => c.Total.Currency).SingleAsync(cancellationToken);
        var payments = await Payments(db, order, cancellationToken);
        var (paid, left) = (payments.Sum(p => p.Captured.Amount.Minor), payments.Sum(p => p.Left));
        var of = Math.Max(used.Paid, used.InPeriod * payments.Count);
        var kept = Math.Min(left, paid * Math.Min(used.Days, of) / of);
        return new(new(paid, currency), new(left - kept, currency), new(kept, currency));
    }

    /// <summary>The payments of the order and of what changed its plan, the newest first, with what can still be given back of each.</summary>
    internal static async Task<List<(LedgerEntry Captured, long Left)>> Payments(SignupDb db, OrderId order, CancellationToken cancellationToken)
    {
        var orders = await db.Set<OrderCharge>().Where(c => c.OrderId == order || c.Changes == order).Select(c => c.OrderId).ToListAsync(cancellationToken);
        var (ledger, refunds) = await db.MoneyOf(orders, cancellationToken);
        var compensated = await db.Set<Compensation>().Where(c => orders.Contains(c.OrderId)).Select(c => c.PaymentId).ToListAsync(cancellationToken);
        return [.. ledger.Where(e => e.Kind == LedgerKind.Captured && e.Amount.Minor > 0 && !compensated.Contains(e.StripeId)).OrderByDescending(e => e.At).Select(e => (e, StaffRefund.Left(ledger, refunds, e)))];
    }
}
