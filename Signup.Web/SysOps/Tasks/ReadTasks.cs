using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Tasks;

/// <summary>A task with the contract it is about.</summary>
public sealed record TaskLine(ContractTask Task, string Number, string Customer, string Plan);

/// <param name="ThereAreMore">Later ones would fit as well.</param>
public sealed record TaskReading(IReadOnlyList<TaskLine> Tasks, bool ThereAreMore);

/// <summary>What is to be done, the next first; or what was done, the newest first.</summary>
public sealed class ReadTasks(IDbContextFactory<SignupDb> contexts)
{
    /// <summary>Tasks shown.</summary>
    public const int Most = 100;

    /// <param name="owner">Name of whoever does them; null for everybody.</param>
    public async Task<TaskReading> Run(bool done, string? owner, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tasks = db.Set<ContractTask>().AsNoTracking().Where(t => owner == null || t.Owner == owner);
        tasks = done ? tasks.Where(t => t.DoneAt != null).OrderByDescending(t => t.DoneAt) : tasks.Where(t => t.DoneAt == null).OrderBy(t => t.DueAt);
        var found = await tasks.Take(Most + 1).ToListAsync(cancellationToken);
        var ids = found.ConvertAll(t => t.ContractId);
        var about = await db.Set<Contract>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.CustomerName, c.PlanName }).ToDictionaryAsync(c => c.Id, cancellationToken);
        return new([.. found.Take(Most).Select(t => new TaskLine(t, about[t.ContractId].Number, about[t.ContractId].CustomerName, about[t.ContractId].PlanName))], found.Count > Most);
    }
}
