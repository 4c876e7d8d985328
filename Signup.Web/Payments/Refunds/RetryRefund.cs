using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Refunds;

/// <summary>A person has decided that held money goes back. Refusals: UNAUTHORIZED, FORBIDDEN, COMPENSATION_NOT_FOUND, NOT_HELD, ALREADY_DECIDED.</summary>
public sealed class RetryRefund(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("COMPENSATION_NOT_FOUND", "There is no such refund.");

    public static readonly Refusal NotHeld = Refusal.Conflict("NOT_HELD", "This refund is not waiting for a decision.");

    public Task<Result<Done>> Run(Guid compensationId, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Manager, Role.Admin) is { } refusal) { return refusal; }
            var compensation = await db.Set<Compensation>().SingleOrDefaultAsync(c => c.Id == compensationId, cancellationToken);
            if (compensation is null) { return NotFound; }
            var now = time.GetUtcNow();
            if (!compensation.Retry(new(actor.LoginId, actor.Name, now, string.Empty))) { return WhoDecided(compensation); }
            var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == compensation.OrderId, cancellationToken);
            db.Add(RefundPayment.Plan(compensation, charge, now));
            db.Audit(actor, AuditAction.RetriedRefund, compensation.Subject, new("Amount", null, compensation.Amount.ToString(null, CultureInfo.InvariantCulture)), new("State", nameof(CompensationState.Held), compensation.State.ToString()));
            db.SettleHeld(compensation, actor.Name, "Released: it is tried again.");
            return Done.It;
        },
        cancellationToken);

    /// <summary>For whoever comes second: who was first.</summary>
    internal static Refusal WhoDecided(Compensation compensation) => compensation.Decided is { } first ? RefundOrder.DecidedBy(first.By) : NotHeld;
}

/// <summary>What a decision about held money ends.</summary>
internal static class HeldRisks
{
    private static readonly string[] Kinds = ["refund-held", "payment-mismatch"];

    public static void SettleHeld(this SignupDb db, Compensation compensation, string by, string reason)
    {
        foreach (var kind in Kinds) { db.Announce(new RiskSettled(kind, compensation.OrderId.Value, by, reason)); }
    }
}
