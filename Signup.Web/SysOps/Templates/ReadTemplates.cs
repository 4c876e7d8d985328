using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Templates;

/// <summary>A plan on sale with the criteria its next contracts are accepted by.</summary>
public sealed record PlanTemplate(PlanId PlanId, PlanVersion Current);

/// <summary>One plan's criteria and how they came to be, the newest version first.</summary>
public sealed record TemplateReading(PlanVersion Current, IReadOnlyList<PlanVersion> Versions, bool IsSold);

public sealed class ReadTemplates(IDbContextFactory<SignupDb> contexts, PlanCatalogue catalogue)
{
    /// <summary>Versions shown.</summary>
    public const int Newest = 20;

    public async Task<IReadOnlyList<PlanTemplate>> Run(CancellationToken cancellationToken = default) =>
        [.. (await catalogue.Current(cancellationToken)).Select(sale => new PlanTemplate(sale.Plan.Id, sale.Version))];

    /// <summary>Null when there never was such a plan on sale.</summary>
    public async Task<TemplateReading?> Run(PlanId id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { CurrentVersionId: { } current } plan) { return null; }
        var versions = await db.Set<PlanVersion>().AsNoTracking().Where(v => v.PlanId == id).OrderByDescending(v => v.Number).Take(Newest).ToListAsync(cancellationToken);
        return new(versions.Single(v => v.Id == current), versions, plan.IsOnSale);
    }
}
