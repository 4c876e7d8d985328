using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.PriceLists;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>A plan as the list shows it.</summary>
/// <param name="Current">What was published last; null for a plan that was never sold.</param>
/// <param name="Contracts">Those that run, of all versions.</param>
/// <param name="Told">The last call about it to the payment service; null for what came with the application.</param>
public sealed record PlanRow(Plan Plan, PlanVersion? Current, int Contracts, PaymentOperation? Told)
{
    public string Name => Current?.Name ?? Plan.Draft?.Name ?? string.Empty;
}

/// <summary>Every plan, in the order of the plan page, those no longer sold last. Four statements. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadPlans(IDbContextFactory<SignupDb> contexts)
{
    public async Task<Result<IReadOnlyList<PlanRow>>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var plans = await db.Set<Plan>().AsNoTracking().OrderBy(p => p.WithdrawnAt != null).ThenBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var newest = plans.Select(p => p.CurrentVersionId).OfType<PlanVersionId>().ToList();
        var versions = await db.Set<PlanVersion>().AsNoTracking().Where(v => newest.Contains(v.Id)).ToDictionaryAsync(v => v.PlanId, cancellationToken);
        var contracts = await db.Set<Contract>().Where(c => c.State != ContractState.Ended)
            .Join(db.Set<PlanVersion>(), c => c.PlanVersionId, v => v.Id, (_, v) => v.PlanId)
            .GroupBy(plan => plan).Select(g => new { Plan = g.Key, Count = g.Count() }).ToDictionaryAsync(c => c.Plan, c => c.Count, cancellationToken);
        var told = await db.LastTold([.. newest.Select(v => v.Value)]).AsNoTracking().ToDictionaryAsync(o => o.SubjectId, cancellationToken);
        return plans.ConvertAll(plan => new PlanRow(
            plan,
            versions.GetValueOrDefault(plan.Id),
            contracts.GetValueOrDefault(plan.Id),
            plan.CurrentVersionId is { } current ? told.GetValueOrDefault(current.Value) : null));
    }
}
