using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Risks;

/// <summary>What the risk page shows: how many are open, and the open or the resolved ones, worst first.</summary>
public sealed record RiskReading(int Red, int Yellow, IReadOnlyList<Risk> Risks);

public sealed class ReadRisks(IDbContextFactory<SignupDb> contexts)
{
    public const int Most = 200;

    public async Task<RiskReading> Run(bool resolved, Severity? only, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var risks = db.Set<Risk>().AsNoTracking();
        var red = await risks.CountAsync(r => r.IsOpen && r.Severity == Severity.Red, cancellationToken);
        var yellow = await risks.CountAsync(r => r.IsOpen && r.Severity == Severity.Yellow, cancellationToken);
        var shown = risks.Where(r => r.IsOpen != resolved && (only == null || r.Severity == only));
        return new(red, yellow, await shown.OrderBy(r => r.Severity == Severity.Red ? 0 : 1).ThenByDescending(r => r.LastSeenAt).Take(Most).ToListAsync(cancellationToken));
    }
}
