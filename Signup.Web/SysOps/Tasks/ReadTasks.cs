using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Tasks;

/// <summary>A task with the contract it is about.</summary>
public sealed record TaskLine(ContractTask Task, string Number, string Customer, string Plan);

/// <param name="Next">Behind which the next page begins; null on the last one.</param>
public sealed record TaskReading(IReadOnlyList<TaskLine> Tasks, TimePlace? Next);

/// <summary>What is to be done, the next first; or what was done, the newest first.</summary>
public sealed class ReadTasks(IDbContextFactory<SignupDb> contexts)
{
    public const int PageSize = 50;

    /// <param name="owner">Name of whoever does them; null for everybody.</param>
    public async Task<TaskReading> Run(bool done, string? owner, TimePlace? after = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tasks = db.Set<ContractTask>().AsNoTracking().Where(t => owner == null || t.Owner == owner);
        var found = await (done ? Done(tasks, after) : ToDo(tasks, after)).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var ids = page.ConvertAll(t => t.ContractId);
        var about = await db.Set<Contract>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.CustomerName, c.PlanName }).ToDictionaryAsync(c => c.Id, cancellationToken);
        return new(page.ConvertAll(t => new TaskLine(t, about[t.ContractId].Number, about[t.ContractId].CustomerName, about[t.ContractId].PlanName)), found.Count > PageSize ? new(page[^1].DoneAt ?? page[^1].DueAt, page[^1].Id.Value) : null);
    }

    private static IQueryable<ContractTask> ToDo(IQueryable<ContractTask> tasks, TimePlace? after)
    {
        var open = tasks.Where(t => t.DoneAt == null);
        if (after is { } place)
        {
            var id = new ContractTaskId(place.Id);
            open = open.Where(t => t.DueAt >= place.At && (t.DueAt > place.At || t.Id > id));
        }

        return open.OrderBy(t => t.DueAt).ThenBy(t => t.Id);
    }

    private static IQueryable<ContractTask> Done(IQueryable<ContractTask> tasks, TimePlace? after)
    {
        var over = tasks.Where(t => t.DoneAt != null);
        if (after is { } place)
        {
            var id = new ContractTaskId(place.Id);
            over = over.Where(t => t.DoneAt <= place.At && (t.DoneAt < place.At || t.Id < id));
        }

        return over.OrderByDescending(t => t.DoneAt).ThenByDescending(t => t.Id);
    }
}
