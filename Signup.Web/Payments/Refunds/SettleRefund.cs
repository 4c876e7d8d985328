using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Refunds;

/// <summary>Takes a refund as it stands at the payment service into our records; the ledger takes each once.</summary>
public sealed class SettleRefund(UnitOfWork unit, TimeProvider time)
{
    /// <summary>The kind of the risk that a refund of staff did not arrive; about the order.</summary>
    public const string FailedRisk = "refund-failed";

    /// <summary>False when the refund is of a payment we do not know.</summary>
    public Task<bool> Run(RefundFacts refund, Door door, CancellationToken cancellationToken) => unit.Run(db => Apply(db, refund, door, cancellationToken), cancellationToken);

    internal async Task<bool> Apply(SignupDb db, RefundFacts refund, Door door, CancellationToken cancellationToken)
    {
        var captured = await db.Set<LedgerEntry>().SingleOrDefaultAsync(e => e.Kind == LedgerKind.Captured && e.StripeId == refund.PaymentId, cancellationToken);
        if (captured is null) { return false; }
        switch (refund.Status)
        {
            case "succeeded":
                if (await db.Enter(LedgerKind.Refunded, captured, refund.Id, refund.Amount, door, time.GetUtcNow(), cancellationToken)) { await MoneyIsBack(db, captured, refund, cancellationToken); }
                break;
            case "failed" or "canceled":
                if (await db.Set<LedgerEntry>().AnyAsync(e => e.Kind == LedgerKind.Refunded && e.StripeId == refund.Id, cancellationToken)) { await db.Enter(LedgerKind.RefundFailed, captured, refund.Id, refund.Amount, door, time.GetUtcNow(), cancellationToken); }
                if (await OfStaff(db, refund, cancellationToken) is { } failed) { Fail(db, failed, $"{refund.Status}: {refund.FailureReason}"); }
                else { await Hold(db, captured.PaymentId, $"The refund {refund.Id} is {refund.Status}: {refund.FailureReason}", cancellationToken); }
                break;
            default:
                (await Find(db, captured.PaymentId, cancellationToken))?.UnderWay(refund.Id);
                break;
        }

        return true;
    }

    /// <summary>It cannot go back by itself: a person is told, once.</summary>
    internal async Task Hold(SignupDb db, string paymentId, string error, CancellationToken cancellationToken)
    {
        if (await Find(db, paymentId, cancellationToken) is not { } compensation || compensation.State == CompensationState.Held) { return; }
        compensation.Hold(error);
        (await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == compensation.OrderId, cancellationToken)).Compensate(byPerson: true, time.GetUtcNow());
        db.Announce(new RiskFound("refund-held", "red", compensation.OrderId.Value, "A refund was refused. The money is still with us: decide, then try again."));
    }

    private async Task MoneyIsBack(SignupDb db, LedgerEntry captured, RefundFacts refund, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var asked = await OfStaff(db, refund, cancellationToken);
        var compensation = await Find(db, captured.PaymentId, cancellationToken);
        if (asked is not null || (compensation is null && await db.Set<PaidInvoice>().AnyAsync(i => i.Id == captured.InvoiceId && i.IsKept, cancellationToken)))
        {
            asked?.Refunded(refund.Id);
            db.Announce(new MoneyRefunded(captured.OrderId, captured.CustomerId, captured.InvoiceId ?? string.Empty, refund.Id, refund.Amount, asked?.Reason ?? string.Empty, await db.ToCredit(captured.PaymentId, refund.Amount, cancellationToken)));
            if (asked is { Ends: true }) { await db.End(await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == captured.OrderId, cancellationToken), now, cancellationToken); }
            if (asked is { EndsWithPeriod: true }) { db.Announce(new SubscriptionNotRenewed(captured.OrderId, captured.CustomerId)); }
            if (asked is not null) { return; }
        }

        if (compensation is null)
        {
            db.Announce(new RiskFound("refund-outside", "yellow", captured.OrderId.Value, "Money was refunded at the payment service, not from here. The ledger has it now; look at the order."));
            return;
        }

        if (await Returned(db, captured.PaymentId, cancellationToken) + refund.Amount.Minor < compensation.Amount.Minor) { return; }
        compensation.Refunded(refund.Id, now);
        (await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == captured.OrderId, cancellationToken)).Compensated(now);
        db.Announce(new PaymentCompensated(captured.OrderId, captured.CustomerId, compensation.Amount, compensation.Reason));
    }

    /// <summary>What went back of a payment before, in minor units: a part alone does not settle it.</summary>
    private static async Task<long> Returned(SignupDb db, string paymentId, CancellationToken cancellationToken)
    {
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.PaymentId == paymentId).ToListAsync(cancellationToken);
        return entries.Sum(e => e.WentBack);
    }

    /// <summary>A member of staff asked for it and it did not come about: somebody is told.</summary>
    internal static void Fail(SignupDb db, StaffRefund refund, string error)
    {
        if (!refund.Fail(error)) { return; }
        db.Announce(new RiskFound(FailedRisk, "red", refund.OrderId.Value, $"The refund {refund.AskedBy} asked for did not come about ({error}). The money is still with us."));
    }

    /// <summary>The refund a member of staff asked for, by the mark our call left on it.</summary>
    private static async Task<StaffRefund?> OfStaff(SignupDb db, RefundFacts refund, CancellationToken cancellationToken) =>
        StaffRefund.IdOf(refund.Key) is { } id ? await db.Set<StaffRefund>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) : null;

    private static Task<Compensation?> Find(SignupDb db, string paymentId, CancellationToken cancellationToken) =>
        db.Set<Compensation>().SingleOrDefaultAsync(c => c.PaymentId == paymentId, cancellationToken);
}
