using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Plans;

/// <summary>
/// R5: what a plan's contracts are accepted by. Saving makes the plan's next version; contracts made before keep theirs. The same again is a no-op.
/// Refusals: UNAUTHORIZED, FORBIDDEN, PLAN_NOT_FOUND, PLAN_WITHDRAWN, PLAN_VERSION_NOT_FOUND, CHANGED_MEANWHILE, TOO_MANY, CRITERION_INCOMPLETE, CRITERION_TWICE, TOO_LONG.
/// </summary>
public sealed class ChangeCriteria(UnitOfWork unit, TimeProvider time)
{
    public const int Most = 20;

    public const int LongestName = 80;

    public const int LongestText = 200;

    public static readonly Refusal TooMany = Refusal.Invalid("TOO_MANY", "A plan has {0} criteria or fewer") with { Arguments = [Most] };

    public static readonly Refusal Incomplete = Refusal.Invalid("CRITERION_INCOMPLETE", "Say this too, or remove the criterion");

    public static readonly Refusal Twice = Refusal.Invalid("CRITERION_TWICE", "There is one of this name already");

    public static readonly Refusal VersionNotFound = Refusal.NotFound("PLAN_VERSION_NOT_FOUND", "This plan has no such version. Load it again.");

    /// <param name="Criteria">All of them, in their order.</param>
    /// <param name="SeenVersion">The plan version that whoever wishes it began with.</param>
    public sealed record Wish(IReadOnlyList<CriterionTemplate> Criteria, int SeenVersion);

    public async Task<Result<PlanVersion>> Run(PlanId id, Wish wish, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
        if (wish.Criteria.Count > Most) { return TooMany; }
        List<CriterionTemplate> wanted = [.. wish.Criteria.Select(c => new CriterionTemplate(c.Name.Trim(), c.HowMeasured.Trim(), c.YellowLimit.Trim(), c.RedLimit.Trim()))];
        if (Refusal.Of([.. Faults(wanted)]) is { } fault) { return fault; }
        return await unit.Run<Result<PlanVersion>>(db => Change(db, id, wanted, wish.SeenVersion, actor, cancellationToken), cancellationToken);
    }

    private async Task<Result<PlanVersion>> Change(SignupDb db, PlanId id, List<CriterionTemplate> wanted, int seen, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } plan) { return PlanCatalogue.NotFound; }
        if (!plan.IsOnSale) { return PlanCatalogue.Withdrawn; }
        var versions = await db.Set<PlanVersion>().Where(v => v.PlanId == id && (v.Number == seen || v.Id == plan.CurrentVersionId)).ToListAsync(cancellationToken);
        if (versions.Find(v => v.Number == seen) is not { } begun) { return VersionNotFound; }
        var current = versions.Single(v => v.Id == plan.CurrentVersionId);
        if (current.Criteria.SequenceEqual(wanted)) { return current; }
        var now = time.GetUtcNow();
        if (!current.Criteria.SequenceEqual(begun.Criteria)) { return ChangedMeanwhile.By(current.PublishedBy, current.PublishedAt, now); }
        var version = plan.Publish(current, wanted, now, actor.Name);
        db.Add(version);
        db.Audit(actor, AuditAction.PublishedPlan, new(version.Name, id.Value), PublishPlanVersion.Changes(current, version));
        db.Announce(new PlanPublished(plan.Id, version.Id, version.Number, version.Name, version.Prices, actor.Name));
        return version;
    }

    private static IEnumerable<Refusal> Faults(List<CriterionTemplate> wanted)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            var (name, measured, yellow, red) = wanted[i];
            foreach (var (field, text, longest) in new[] { ("name", name, LongestName), ("measured", measured, LongestText), ("yellow", yellow, LongestText), ("red", red, LongestText) })
            {
                if (text.Length == 0) { yield return Incomplete with { Field = $"{field}-{i}" }; }
                if (text.Length > longest) { yield return Refusal.Invalid("TOO_LONG", "Use {0} characters or fewer", $"{field}-{i}") with { Arguments = [longest] }; }
            }

            if (name.Length > 0 && wanted.FindIndex(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)) < i) { yield return Twice with { Field = $"name-{i}" }; }
        }
    }
}
