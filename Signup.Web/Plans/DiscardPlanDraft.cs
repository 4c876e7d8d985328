using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

/// <summary>Gives a draft up; a plan that was never sold goes with it. Refusals: UNAUTHORIZED, FORBIDDEN, PLAN_NOT_FOUND, PLAN_CHANGED.</summary>
public sealed class DiscardPlanDraft(UnitOfWork unit, TimeProvider time)
{
    /// <param name="seen">The plan's version with the draft that is given up.</param>
    /// <returns>Whether the plan is still there.</returns>
    public async Task<Result<bool>> Run(PlanId id, int seen, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        return await unit.Run<Result<bool>>(
            async db =>
            {
                if ((await SavePlanDraft.Seen(db, id, seen, cancellationToken)).Refused(out var refusal, out var plan)) { return refusal; }
                var wasSold = plan.Versions > 0;
                if (wasSold) { plan.Discard(actor.Name, time.GetUtcNow()); }
                else { db.Remove(plan); }
                return wasSold;
            },
            cancellationToken);
    }
}
