using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

/// <summary>
/// Keeps what the next version of a plan will say; customers see nothing of it. It may be unfinished.
/// Refusals: UNAUTHORIZED, FORBIDDEN, PLAN_NOT_FOUND, PLAN_CHANGED, PLAN_KIND_FIXED.
/// </summary>
public sealed class SavePlanDraft(UnitOfWork unit, TimeProvider time)
{
    /// <summary>Somebody else was at it; who is its argument.</summary>
    public static readonly Refusal Changed = Refusal.Conflict("PLAN_CHANGED", "{0} changed this plan after you had opened it. Nothing you typed is lost.");

    /// <param name="seen">The plan's version the draft was begun from.</param>
    public async Task<Result<Plan>> Run(PlanId id, PlanKind kind, PlanDraft draft, int seen, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        return await unit.Run<Result<Plan>>(
            async db =>
            {
                if ((await Seen(db, id, seen, cancellationToken)).Refused(out var refusal, out var plan)) { return refusal; }
                if (plan.Keep(kind, draft, actor.Name, time.GetUtcNow()) is { } no) { return no; }
                return plan;
            },
            cancellationToken);
    }

    /// <summary>The plan, as long as nobody changed it since. Refusals: PLAN_NOT_FOUND, PLAN_CHANGED.</summary>
    internal static async Task<Result<Plan>> Seen(SignupDb db, PlanId id, int seen, CancellationToken cancellationToken)
    {
        var plan = await db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (plan is null) { return PlanCatalogue.NotFound; }
        return plan.Version == seen ? plan : Changed with { Arguments = [plan.ChangedBy ?? string.Empty] };
    }
}
