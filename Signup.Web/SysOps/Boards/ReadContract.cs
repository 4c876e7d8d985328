using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Boards;

/// <summary>A contract with its criteria in their order, and what was said about them and about it, newest first.</summary>
public sealed record ContractReading(Contract Contract, IReadOnlyList<Criterion> Criteria, IReadOnlyList<CriterionAssessment> History, IReadOnlyList<AttentionEntry> Attention);

public sealed class ReadContract(IDbContextFactory<SignupDb> contexts)
{
    /// <summary>Lines of history shown.</summary>
    public const int HistoryLength = 50;

    /// <summary>Null when there is no such contract.</summary>
    public async Task<ContractReading?> Run(ContractId id, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var contract = await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (contract is null) { return null; }
        var criteria = await db.Set<Criterion>().AsNoTracking().Where(k => k.ContractId == id).OrderBy(k => k.Position).ToListAsync(cancellationToken);
        var history = await db.Set<CriterionAssessment>().AsNoTracking().Where(a => a.ContractId == id).OrderByDescending(a => a.At).Take(HistoryLength).ToListAsync(cancellationToken);
        var attention = await db.Set<AttentionEntry>().AsNoTracking().Where(a => a.ContractId == id).OrderByDescending(a => a.At).Take(HistoryLength).ToListAsync(cancellationToken);
        return new(contract, criteria, history, attention);
    }
}
