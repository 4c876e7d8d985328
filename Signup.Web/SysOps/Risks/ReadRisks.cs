using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
using SignupWeb.Provisioning;

namespace SignupWeb.SysOps.Risks;

/// <summary>What the risk page shows: how many are open, and a page of the open or the resolved ones, worst first.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record RiskReading(int Red, int Yellow, IReadOnlyList<Risk> Risks, RiskPlace? Next)
{
    /// <summary>Whom they are about, by subject: a customer, or whose order it is.</summary>
    public IReadOnlyDictionary<Guid, CustomerId> Customers { get; init; } = new Dictionary<Guid, CustomerId>();
}

public sealed class ReadRisks(IDbContextFactory<SignupDb> contexts)
{
    /// <summary>How the open ones are counted in <see cref="Tally"/>, by severity.</summary>
    public const string Tallied = "risks";

    public const int PageSize = 50;

    private static readonly Severity[] WorstFirst = [Severity.Red, Severity.Yellow];

    public async Task<RiskReading> Run(bool resolved, Severity? only, RiskPlace? after = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await db.Counted(Tallied, cancellationToken);
        List<Risk> risks = [];
        foreach (var severity in WorstFirst.Where(s => (only is null || s == only) && (after is null || s <= after.Severity)))
        {
            risks.AddRange(await Walk(db, resolved, severity, after).Take(PageSize + 1 - risks.Count).ToListAsync(cancellationToken));
        }

        var next = risks.Count > PageSize ? RiskPlace.Behind(risks[PageSize - 1]) : null;
        var shown = risks.Take(PageSize).ToList();
        return new(open.GetValueOrDefault(nameof(Severity.Red)), open.GetValueOrDefault(nameof(Severity.Yellow)), shown, next) { Customers = await Customers(db, shown, cancellationToken) };
    }

    private static async Task<Dictionary<Guid, CustomerId>> Customers(SignupDb db, List<Risk> risks, CancellationToken cancellationToken)
    {
        if (risks.Count == 0) { return []; }
        var (orders, customers) = (risks.ConvertAll(r => new OrderId(r.SubjectId)), risks.ConvertAll(r => new CustomerId(r.SubjectId)));
        var ordered = await db.Set<Order>().Where(o => orders.Contains(o.Id)).Select(o => new { o.Id, o.CustomerId }).ToListAsync(cancellationToken);
        var known = await db.Set<Customer>().Where(c => customers.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken);
        var downloads = risks.Where(r => r.Kind == Download.Risk).Select(r => new DownloadId(r.SubjectId)).ToList();
        var provided = downloads.Count == 0 ? [] : await db.Set<Download>().Where(d => downloads.Contains(d.Id)).Select(d => new { d.Id, d.CustomerId }).ToListAsync(cancellationToken);
        return new(provided.Select(d => KeyValuePair.Create(d.Id.Value, d.CustomerId)).Concat(ordered.Select(o => KeyValuePair.Create(o.Id.Value, o.CustomerId))).Concat(known.Select(id => KeyValuePair.Create(id.Value, id))));
    }

    /// <summary>Those of one severity, last seen first, from the place on when it is among them.</summary>
    private static IQueryable<Risk> Walk(SignupDb db, bool resolved, Severity severity, RiskPlace? after)
    {
        var risks = db.Set<Risk>().AsNoTracking();
        risks = resolved ? risks.Where(r => !r.IsOpen && r.Severity == severity) : risks.Where(r => r.IsOpen && r.Severity == severity);
        if (after is { } place && place.Severity == severity)
        {
            risks = risks.Where(r => r.LastSeenAt <= place.SeenAt && (r.LastSeenAt < place.SeenAt || r.Id < place.Id));
        }

        return risks.OrderByDescending(r => r.LastSeenAt).ThenByDescending(r => r.Id);
    }
}
