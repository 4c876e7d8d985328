using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Refunds;

/// <summary>
/// Held money is not tried to be sent back any more, e.g. because it went back by other ways; above the limit of its currency a second person
/// must agree. Refusals: UNAUTHORIZED, FORBIDDEN, REASON_MISSING, COMPENSATION_NOT_FOUND, NOT_HELD, ALREADY_DECIDED, SECOND_PERSON_NEEDED.
/// </summary>
public sealed class WriteOffRefund(UnitOfWork unit, IOptions<PaymentOptions> options, TimeProvider time)
{
    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Enter why it is written off", "reason");

    private const int LongestReason = 500;

    /// <summary>The compensation: written off, or waiting for the second person.</summary>
    public Task<Result<Compensation>> Run(Guid compensationId, string? reason, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Compensation>>(
        async db =>
        {
            if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
            if (reason?.Trim() is not { Length: > 0 and <= LongestReason } why) { return ReasonMissing; }
            if (await db.Set<Compensation>().SingleOrDefaultAsync(c => c.Id == compensationId, cancellationToken) is not { } held) { return RetryRefund.NotFound; }
            if (held.State != CompensationState.Held) { return RetryRefund.WhoDecided(held); }
            var said = new HeldDecision(actor.LoginId, actor.Name, time.GetUtcNow(), why);
            if (options.Value.StaffMayRefund(held.Amount) || held.WriteOffAsked is not null)
            {
                if (held.WriteOffAsked is { } first && first.Login == actor.LoginId) { return RefundOrder.SecondPerson; }
                held.WriteOff(said);
                db.SettleHeld(held, said.By, $"Written off: {why}");
            }
            else
            {
                held.AskToWriteOff(said);
            }

            db.Audit(actor, AuditAction.WroteOffRefund, held.Subject, new("Amount", null, held.Amount.ToString(null, CultureInfo.InvariantCulture)), new("State", nameof(CompensationState.Held), held.Decided is null ? "Waits for a second person" : held.State.ToString()), new("Reason", null, why));
            return held;
        },
        cancellationToken);
}
