using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Plans;

/// <summary>
/// Puts a changed plan on sale as its next version; what was sold before stays as it was.
/// Refusals: UNAUTHORIZED, FORBIDDEN, PLAN_NOT_FOUND, PLAN_WITHDRAWN, NAME_INVALID, PRICES_INVALID, WORDS_MISSING, REMORSE_INVALID, FILE_MISSING, SUPPORT_INVALID.
/// </summary>
public sealed class PublishPlanVersion(UnitOfWork unit, TimeProvider time)
{
    public const int LongestName = 80;

    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(60);

    private static readonly TimeSpan LongestFirstAnswer = TimeSpan.FromDays(30);

    public async Task<Result<PlanVersion>> Run(PlanId id, PlanDraft draft, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        return await unit.Run<Result<PlanVersion>>(
            async db =>
            {
                var plan = await db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
                if (plan is null) { return PlanCatalogue.NotFound; }
                if (plan.WithdrawnAt is not null) { return PlanCatalogue.Withdrawn; }
                if (Refusal.Of([.. Faults(plan.Kind, draft)]) is { } refusal) { return refusal; }
                var version = plan.Publish(draft, time.GetUtcNow(), actor.Name);
                db.Add(version);
                return version;
            },
            cancellationToken);
    }

    private static IEnumerable<Refusal> Faults(PlanKind kind, PlanDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Name) || draft.Name.Length > LongestName) { yield return Refusal.Invalid("NAME_INVALID", "Enter a name of 80 characters or fewer.", "name"); }
        if (!ArePrices(kind, draft.Prices)) { yield return Refusal.Invalid("PRICES_INVALID", "Enter one price above zero for each billing cycle and currency, in every currency for the same cycles; a download has a single price in each.", "prices"); }
        if (draft.Words.All(w => w.Language != "en")) { yield return Refusal.Invalid("WORDS_MISSING", "Describe the plan in English; other languages are optional.", "words"); }
        if (draft.RemorseWindow is { } window && (window < TimeSpan.Zero || window > LongestWindow)) { yield return Refusal.Invalid("REMORSE_INVALID", "The time to cancel must be between 0 seconds and 60 days.", "remorseWindow"); }
        if (kind == PlanKind.Download && string.IsNullOrWhiteSpace(draft.FileName)) { yield return Refusal.Invalid("FILE_MISSING", "Name the file that is delivered.", "fileName"); }
        if (draft.Support is { } promise && !CanBeKept(promise)) { yield return Refusal.Invalid("SUPPORT_INVALID", "Promise a first answer within 30 days, on at least one day of the week, with an end behind the beginning.", "support"); }
    }

    private static bool CanBeKept(SupportPromise promise) =>
        promise.FirstAnswer > TimeSpan.Zero && promise.FirstAnswer <= LongestFirstAnswer
        && (promise.Hours is not { } hours || (hours.Days.Count > 0 && hours.Days.All(Enum.IsDefined) && (hours.To == TimeOnly.MinValue || hours.From < hours.To)));

    private static bool ArePrices(PlanKind kind, IReadOnlyList<PlanPrice> prices) =>
        prices.Count > 0
        && prices.All(p => p.Net.Minor > 0 && p.Cycle == BillingCycle.Once == (kind == PlanKind.Download))
        && prices.All(p => p.Net.Currency is { Length: 3 } currency && currency.All(char.IsAsciiLetterLower))
        && prices.Select(p => (p.Cycle, p.Net.Currency)).Distinct().Count() == prices.Count
        && prices.GroupBy(p => p.Net.Currency, StringComparer.Ordinal).All(list => list.Count() == prices.Select(p => p.Cycle).Distinct().Count());
}
