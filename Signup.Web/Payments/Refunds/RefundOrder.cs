using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Refunds;

/// <summary>
/// Staff give money back, whole or in part; above the limit of its currency a second person must agree (R2, R5).
/// Refusals: UNAUTHORIZED, FORBIDDEN, PAYMENT_NOT_FOUND, REASON_MISSING, AMOUNT_INVALID, ENDS_MISSING, REFUND_NOT_FOUND, NOT_WAITING, ALREADY_DECIDED, SECOND_PERSON_NEEDED.
/// </summary>
public sealed class RefundOrder(UnitOfWork unit, IOptions<PaymentOptions> options, TimeProvider time)
{
    public static readonly Refusal PaymentNotFound = Refusal.NotFound("PAYMENT_NOT_FOUND", "Nothing was paid for this order.");

    public static readonly Refusal NotFound = Refusal.NotFound("REFUND_NOT_FOUND", "There is no such refund.");

    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Enter why the money goes back", "reason");

    public static readonly Refusal AmountInvalid = Refusal.Invalid("AMOUNT_INVALID", "Enter an amount of at most {0}", "amount");

    public static readonly Refusal EndsMissing = Refusal.Invalid("ENDS_MISSING", "All of the money goes back. Say whether contract and subscription end with it.", "ends");

    public static readonly Refusal NotWaiting = Refusal.Conflict("NOT_WAITING", "This refund is not waiting for a second person.");

    public static readonly Refusal AlreadyDecided = Refusal.Conflict("ALREADY_DECIDED", "{0} has already decided about this refund.");

    public static readonly Refusal SecondPerson = new(RefusalKind.Forbidden, "SECOND_PERSON_NEEDED", "Somebody other than the person who asked for it must agree.");

    /// <summary>The kind of the risk that waits for the second person; about the refund.</summary>
    public const string RiskKind = "refund-approval";

    private const int LongestText = 500;

    /// <param name="paymentId">One of the order's payments; null is its newest.</param>
    /// <param name="ends">Whether contract and subscription end; must be said when nothing of the payment is left.</param>
    /// <param name="endsWithPeriod">They do not end now, but with the period that is paid.</param>
    /// <param name="note">For the record; no customer sees it.</param>
    /// <param name="id">Asked again under the same id it is the same refund.</param>
    public Task<Result<StaffRefund>> Run(OrderId order, string? paymentId, long amountMinor, string? reason, bool? ends, Actor actor, bool endsWithPeriod = false, string? note = null, Guid? id = null, CancellationToken cancellationToken = default) => unit.Run<Result<StaffRefund>>(
        async db =>
        {
            if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
            if (reason?.Trim() is not { Length: > 0 and <= LongestText } why) { return ReasonMissing; }
            if (id is { } known && await db.Set<StaffRefund>().SingleOrDefaultAsync(r => r.Id == known && r.OrderId == order, cancellationToken) is { } before) { return before; }
            var charge = await db.Set<OrderCharge>().SingleOrDefaultAsync(c => c.OrderId == order, cancellationToken); // first: its version must be older than all that is counted
            var (ledger, refunds) = await db.MoneyOf([order], cancellationToken);
            var payment = ledger.Where(e => e.Kind == LedgerKind.Captured && e.Amount.Minor > 0 && (paymentId is null || e.StripeId == paymentId)).MaxBy(e => e.At);
            if (payment is null || charge is not { State: ChargeState.Confirmed }) { return PaymentNotFound; }

            var left = StaffRefund.Left(ledger, refunds, payment);
            if (amountMinor <= 0 || amountMinor > left) { return AmountInvalid with { Arguments = [payment.Amount with { Minor = left }] }; }
            if (amountMinor == left && ends is null) { return EndsMissing; }

            var amount = payment.Amount with { Minor = amountMinor };
            var now = time.GetUtcNow();
            var refund = StaffRefund.Of(charge, payment.StripeId, amount, new(why, ends == true && !endsWithPeriod, endsWithPeriod, Noted(note)), !options.Value.StaffMayRefund(amount), actor.LoginId, actor.Name, now, id);
            db.Add(refund);
            db.Audit(actor, AuditAction.AskedForRefund, refund.Subject, new("Amount", null, amount.ToString(null, CultureInfo.InvariantCulture)), new("State", null, refund.State.ToString()), new("Reason", null, why), new("Note", null, refund.Note));
            db.Entry(charge).Property(c => c.ChangedAt).IsModified = true; // two who ask at once would each count on what the other takes
            if (refund.State == StaffRefundState.UnderWay) { Send(db, refund, charge, now); }
            else { db.Announce(new RiskFound(RiskKind, "yellow", refund.Id, string.Create(CultureInfo.InvariantCulture, $"{actor.Name} asks to give back {amount}: {why.TrimEnd('.')}. A second person must agree."))); }
            return refund;
        },
        cancellationToken);

    /// <summary>A second person agrees, and the money goes; or says no.</summary>
    public Task<Result<StaffRefund>> Decide(Guid refundId, bool agrees, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<StaffRefund>>(
        async db =>
        {
            if (actor.Needs(Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
            if (await db.Set<StaffRefund>().SingleOrDefaultAsync(r => r.Id == refundId, cancellationToken) is not { } refund) { return NotFound; }
            if (agrees && refund.AskedByLogin == actor.LoginId && refund.State == StaffRefundState.WaitingForApproval) { return SecondPerson; }
            if (!refund.Decide(agrees, actor.Name)) { return refund.DecidedBy is { } first ? DecidedBy(first) : NotWaiting; }
            db.Audit(actor, AuditAction.DecidedRefund, refund.Subject, new("Amount", null, refund.Amount.ToString(null, CultureInfo.InvariantCulture)), new("State", nameof(StaffRefundState.WaitingForApproval), refund.State.ToString()));
            db.Announce(new RiskSettled(RiskKind, refund.Id, actor.Name, agrees ? "Released." : "Declined."));
            if (agrees) { Send(db, refund, await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == refund.OrderId, cancellationToken), time.GetUtcNow()); }
            return refund;
        },
        cancellationToken);

    /// <summary>For whoever comes second: who was first.</summary>
    internal static Refusal DecidedBy(string first) => AlreadyDecided with { Arguments = [first] };

    private static string? Noted(string? note) => note?.Trim() is { Length: > 0 } words ? words[..Math.Min(words.Length, LongestText)] : null;

    internal static void Send(SignupDb db, StaffRefund refund, OrderCharge charge, DateTimeOffset now) => db.Add(PaymentOperation.Plan(
        OperationKind.Refund,
        refund.Key,
        refund.Id,
        now,
        charge.SignupId,
        charge.OrderId,
        parameters: JsonSerializer.Serialize(new RefundParameters(charge.OrderId, refund.PaymentId, refund.Amount.Minor, refund.Amount.Currency, refund.Ends || refund.EndsWithPeriod ? charge.SubscriptionId : null, refund.EndsWithPeriod), PaymentCalls.Json)));
}
