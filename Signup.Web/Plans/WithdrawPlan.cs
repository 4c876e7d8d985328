using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Plans;

/// <summary>Takes a plan off sale; contracts made from it run on, and a draft stays. Refusals: UNAUTHORIZED, FORBIDDEN, PLAN_NOT_FOUND. Again is a no-op.</summary>
public sealed class WithdrawPlan(UnitOfWork unit, TimeProvider time)
{
    public async Task<Result<Plan>> Run(PlanId id, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        return await unit.Run<Result<Plan>>(
            async db =>
            {
                var plan = await db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
                if (plan is null) { return PlanCatalogue.NotFound; }
                if (!plan.Withdraw(actor.Name, time.GetUtcNow())) { return plan; }
                var name = await db.Set<PlanVersion>().Where(v => v.Id == plan.CurrentVersionId).Select(v => v.Name).SingleOrDefaultAsync(cancellationToken);
                db.Audit(actor, AuditAction.WithdrewPlan, new(name ?? id.ToString(), id.Value), new AuditChange("State", "On sale", "Withdrawn"));
                db.Announce(new PlanWithdrawn(plan.Id, actor.Name));
                return plan;
            },
            cancellationToken);
    }
}
