using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Refunds;

/// <summary>A person has decided that held money goes back. Refusals: UNAUTHORIZED, FORBIDDEN, COMPENSATION_NOT_FOUND, NOT_HELD.</summary>
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
            if (!compensation.Retry()) { return NotHeld; }
            var charge = await db.Set<OrderCharge>().SingleAsync(c => c.OrderId == compensation.OrderId, cancellationToken);
            db.Add(RefundPayment.Plan(compensation, charge, time.GetUtcNow()));
            return Done.It;
        },
        cancellationToken);
}
