using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Boards;

/// <summary>A contract with its criteria in their order, and what was said about them and about it, newest first.</summary>
public sealed record ContractReading(Contract Contract, IReadOnlyList<Criterion> Criteria, IReadOnlyList<CriterionAssessment> History, IReadOnlyList<AttentionEntry> Attention)
{
    /// <summary>Files of evidence by their id; the newest ones.</summary>
    public required IReadOnlyDictionary<EvidenceId, EvidenceFile> Evidence { get; init; }

    /// <summary>Other versions it was offered in, the newest first.</summary>
    public required IReadOnlyList<Amendment> Amendments { get; init; }

    /// <summary>What is to be done about it, the next first, then what was.</summary>
    public required IReadOnlyList<ContractTask> Tasks { get; init; }

    /// <summary>Who has taken the risk that nobody acknowledged it; null while nobody has.</summary>
    public string? TakenBy { get; init; }
}

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
        var evidence = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.ContractId == id).OrderByDescending(f => f.Id).Take(HistoryLength).ToDictionaryAsync(f => f.Id, cancellationToken);
        var tasks = await db.Set<ContractTask>().AsNoTracking().Where(t => t.ContractId == id).OrderByDescending(t => t.DoneAt == null).ThenBy(t => t.DueAt).Take(HistoryLength).ToListAsync(cancellationToken);
        var amendments = await db.Set<Amendment>().AsNoTracking().Where(a => a.ContractId == id).OrderByDescending(a => a.OfferedAt).Take(HistoryLength).ToListAsync(cancellationToken);
        return new(contract, criteria, history, attention) { Evidence = evidence, Tasks = tasks, Amendments = amendments, TakenBy = contract.Escalation is null ? null : await TakenBy(db, id, cancellationToken) };
    }
    /// <summary>Names of everybody in the team.</summary>
    public async Task<IReadOnlyList<string>> Team(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var names = await db.Users.Where(l => l.Role != Role.Customer).Select(l => l.DisplayName).ToListAsync(cancellationToken);
        return [.. names.Order(StringComparer.CurrentCulture)];
    }

    private static async Task<string?> TakenBy(SignupDb db, ContractId id, CancellationToken cancellationToken) =>
        (await db.Set<Risk>().AsNoTracking().SingleOrDefaultAsync(r => r.IsOpen && r.Kind == AttentionDue.Unacknowledged && r.SubjectId == id.Value, cancellationToken))?.Taken?.By;
}
