using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

/// <summary>A plan nobody can buy yet, with the draft of its first version. It stands behind all others. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class AddPlan(UnitOfWork unit, TimeProvider time)
{
    public async Task<Result<Plan>> Run(PlanKind kind, PlanDraft draft, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        return await unit.Run<Result<Plan>>(
            async db =>
            {
                var last = await db.Set<Plan>().MaxAsync(p => (int?)p.Position, cancellationToken) ?? 0;
                var plan = Plan.New(kind, last + 1);
                plan.Keep(kind, draft, actor.Name, time.GetUtcNow());
                db.Add(plan);
                return plan;
            },
            cancellationToken);
    }
}
