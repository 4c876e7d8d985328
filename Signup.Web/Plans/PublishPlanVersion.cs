using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
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
                var before = await db.Set<PlanVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == plan.CurrentVersionId, cancellationToken);
                var version = plan.Publish(draft with { Criteria = before?.Criteria ?? draft.Criteria }, time.GetUtcNow(), actor.Name);
                db.Add(version);
                await OnlyOneIsRecommended(db, plan, actor.Name, cancellationToken);
                db.Audit(actor, AuditAction.PublishedPlan, new(version.Name, id.Value), Changes(before, version));
                db.Announce(new PlanPublished(plan.Id, version.Id, version.Number, version.Name, version.Prices, actor.Name));
                return version;
            },
            cancellationToken);
    }

    /// <summary>What is another than before, for the audit.</summary>
    internal static AuditChange[] Changes(PlanVersion? before, PlanVersion after) =>
    [
        new("Version", before?.Number.ToString(CultureInfo.InvariantCulture), after.Number.ToString(CultureInfo.InvariantCulture)),
        new("Name", before?.Name, after.Name),
        new("Prices", Listed(before), Listed(after)),
        new("Time to cancel", before?.RemorseWindow?.ToString("c", CultureInfo.InvariantCulture), after.RemorseWindow?.ToString("c", CultureInfo.InvariantCulture)),
        new("Term and notice", Term(before), Term(after)),
        new("Days to withdraw", before?.Ends?.WithdrawalDays?.ToString(CultureInfo.InvariantCulture), after.Ends?.WithdrawalDays?.ToString(CultureInfo.InvariantCulture)),
        new("Criteria", Criteria(before), Criteria(after)),
    ];

    private static string? Term(PlanVersion? version) => version?.Ends is { } ends ? string.Create(CultureInfo.InvariantCulture, $"{ends.MinimumMonths} / {ends.NoticeDays}") : null;

    private static string? Listed(PlanVersion? version) => version is null ? null : string.Join(", ", version.Prices.Select(p => $"{p.Cycle} {p.Net.ToString(null, CultureInfo.InvariantCulture)}"));

    private static string? Criteria(PlanVersion? version) => version is null ? null : string.Join(", ", version.Criteria.Select(c => c.Name));

    private async Task OnlyOneIsRecommended(SignupDb db, Plan plan, string by, CancellationToken cancellationToken)
    {
        if (!plan.IsRecommended) { return; }
        foreach (var other in await db.Set<Plan>().Where(p => p.IsRecommended && p.Id != plan.Id).ToListAsync(cancellationToken)) { other.StepBack(by, time.GetUtcNow()); }
    }
}
