using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Plans;

/// <summary>
/// Puts what is drafted on sale as the plan's next version, from this instant; what was sold before stays as it was. The acceptance criteria stay those of the version before.
/// Refusals: UNAUTHORIZED, FORBIDDEN, PLAN_NOT_FOUND, PLAN_CHANGED, NOTHING_DRAFTED and the draft's faults.
/// </summary>
public sealed class PublishPlanVersion(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal NothingDrafted = Refusal.Conflict("NOTHING_DRAFTED", "There is no draft of this plan to publish.");

    /// <param name="seen">The plan's version the publisher saw.</param>
    public async Task<Result<PlanVersion>> Run(PlanId id, int seen, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        return await unit.Run<Result<PlanVersion>>(
            async db =>
            {
                if ((await SavePlanDraft.Seen(db, id, seen, cancellationToken)).Refused(out var refusal, out var plan)) { return refusal; }
                if (plan.Draft is not { } draft) { return NothingDrafted; }
                if (Refusal.Of([.. PlanFaults.Of(plan.Kind, draft)]) is { } faults) { return faults; }
                var version = plan.Publish(draft with { Criteria = await CriteriaOf(db, plan, draft, cancellationToken) }, time.GetUtcNow(), actor.Name);
                db.Add(version);
                await OnlyOneIsRecommended(db, plan, cancellationToken);
                db.Announce(new PlanPublished(plan.Id, version.Id, version.Number, version.Name, version.Prices, actor.Name));
                return version;
            },
            cancellationToken);
    }

    private static async Task<IReadOnlyList<CriterionTemplate>> CriteriaOf(SignupDb db, Plan plan, PlanDraft draft, CancellationToken cancellationToken) =>
        plan.CurrentVersionId is { } current ? await db.Set<PlanVersion>().Where(v => v.Id == current).Select(v => v.Criteria).SingleAsync(cancellationToken) : draft.Criteria;

    private static async Task OnlyOneIsRecommended(SignupDb db, Plan plan, CancellationToken cancellationToken)
    {
        if (!plan.IsRecommended) { return; }
        foreach (var other in await db.Set<Plan>().Where(p => p.IsRecommended && p.Id != plan.Id).ToListAsync(cancellationToken)) { other.StepBack(); }
    }
}
