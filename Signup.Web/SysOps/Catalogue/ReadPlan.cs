using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.PriceLists;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>A version and how many running contracts were made from it.</summary>
public sealed record SoldVersion(PlanVersion Version, int Contracts);

/// <summary>A plan with its versions.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="Told">The last call about the newest version to the payment service; null for what came with the application.</param>
/// <param name="PricesThere">How many prices of the newest version the payment service knows.</param>
public sealed record PlanReading(Plan Plan, IReadOnlyList<SoldVersion> Versions, PaymentOperation? Told, int PricesThere)
{
    /// <summary>What was published last; null for a plan that was never sold.</summary>
    public PlanVersion? Current => Versions.Count > 0 ? Versions[0].Version : null;

    /// <summary>What the next version begins with.</summary>
    public PlanDraft Draft => Plan.Draft ?? Current!.AsDraft();

    public int Contracts => Versions.Sum(v => v.Contracts);
}

/// <summary>One plan, its newest fifty versions and what the payment service knows of it. Five statements. Refusals: UNAUTHORIZED, FORBIDDEN, PLAN_NOT_FOUND.</summary>
public sealed class ReadPlan(IDbContextFactory<SignupDb> contexts, StripeConnection connection)
{
    private const int Shown = 50;

    public async Task<Result<PlanReading>> Run(PlanId id, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } plan) { return PlanCatalogue.NotFound; }
        var versions = await db.Set<PlanVersion>().AsNoTracking().Where(v => v.PlanId == id).OrderByDescending(v => v.Number).Take(Shown).ToListAsync(cancellationToken);
        if (versions.Count == 0) { return new PlanReading(plan, [], null, 0); }
        var (ids, newest) = (versions.ConvertAll(v => v.Id), versions[0].Id);
        var contracts = await db.Set<Contract>().Where(c => ids.Contains(c.PlanVersionId) && c.State != ContractState.Ended)
            .GroupBy(c => c.PlanVersionId).Select(g => new { Version = g.Key, Count = g.Count() }).ToDictionaryAsync(c => c.Version, c => c.Count, cancellationToken);
        var told = await db.LastTold([newest.Value]).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var there = await db.Set<StripePrice>().CountAsync(p => p.PlanVersionId == newest && p.Service == connection.Name, cancellationToken);
        return new PlanReading(plan, versions.ConvertAll(v => new SoldVersion(v, contracts.GetValueOrDefault(v.Id))), told, there);
    }
}
