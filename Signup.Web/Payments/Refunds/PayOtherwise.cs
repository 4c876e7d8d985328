using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Refunds;

/// <summary>
/// A refund failed, and the money was given back by another way, e.g. by bank transfer: staff say so, and the books close (R5).
/// Refusals: UNAUTHORIZED, FORBIDDEN, WAY_MISSING, REFUND_NOT_FOUND, NOT_FAILED, ALREADY_DECIDED, AMOUNT_INVALID. Saying it again is a no-op.
/// </summary>
public sealed class PayOtherwise(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal WayMissing = Refusal.Invalid("WAY_MISSING", "Enter how and when the money went back", "way");

    public static readonly Refusal NotFailed = Refusal.Conflict("NOT_FAILED", "This refund did not fail. It may still arrive.");

    private const int LongestWay = 500;

    /// <param name="way">How and when, for the record.</param>
    public Task<Result<StaffRefund>> Run(Guid refundId, string? way, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<StaffRefund>>(
        async db =>
        {
            if (actor.Needs(Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
            if (way?.Trim() is not { Length: > 0 and <= LongestWay } how) { return WayMissing; }
            if (await db.Set<StaffRefund>().SingleOrDefaultAsync(r => r.Id == refundId, cancellationToken) is not { } refund) { return RefundOrder.NotFound; }
            if (refund.State == StaffRefundState.PaidOtherwise) { return refund; }
            var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == refund.OrderId, cancellationToken); // first, as where refunds are asked for
            var (ledger, refunds) = await db.MoneyOf([refund.OrderId], cancellationToken);
            var payment = ledger.Single(e => e.Kind == LedgerKind.Captured && e.StripeId == refund.PaymentId);
            var left = StaffRefund.Left(ledger, refunds, payment);
            if (refund.State == StaffRefundState.Failed && refund.Amount.Minor > left) { return RefundOrder.AmountInvalid with { Arguments = [payment.Amount with { Minor = left }] }; }
            if (!refund.PaidOtherwise(actor.Name)) { return NotFailed; }

            db.Entry(charge).Property(c => c.ChangedAt).IsModified = true;
            var toCredit = await db.ToCredit(refund.PaymentId, refund.Amount, cancellationToken);
            await db.Enter(LedgerKind.PaidOtherwise, payment, refund.Key, refund.Amount, Door.Staff, time.GetUtcNow(), cancellationToken);
            db.Announce(new MoneyRefunded(refund.OrderId, refund.CustomerId, payment.InvoiceId ?? string.Empty, refund.Key, refund.Amount, refund.Reason, toCredit));
            db.Audit(actor, AuditAction.PaidOtherwise, refund.Subject, new("Amount", null, refund.Amount.ToString(null, CultureInfo.InvariantCulture)), new("State", nameof(StaffRefundState.Failed), refund.State.ToString()), new("Way", null, how));
            db.Announce(new RiskSettled(SettleRefund.FailedRisk, refund.OrderId.Value, actor.Name, $"Given back another way: {how}"));
            return refund;
        },
        cancellationToken);
}
