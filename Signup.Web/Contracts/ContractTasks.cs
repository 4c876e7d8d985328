using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>Tasks come from acknowledgements, and end with their contract.</summary>
internal static class ContractTasks
{
    /// <summary>An acknowledgement that asks for a task makes it; said anew while it is open, it is the same task.</summary>
    public static async Task Follow(this SignupDb db, Contract contract, Acknowledgement said, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!ContractTask.IsOne(said.Action)) { return; }
        var task = await db.Set<ContractTask>().SingleOrDefaultAsync(t => t.ContractId == contract.Id && t.Kind == said.Action && t.DoneAt == null, cancellationToken);
        if (task is null) { db.Add(task = ContractTask.From(contract, said)); }
        else { await db.Settle(task, said.By, "It is to be done by another time.", now, cancellationToken); }
        task.Follow(said);
        db.Add(Deadline.At(TaskDue.Kind, task.Id.Value, said.DueAt));
    }

    /// <summary>Its clock stops, and what was told because it was late is settled.</summary>
    public static async Task Settle(this SignupDb db, ContractTask task, string by, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.CloseDeadline(TaskDue.Kind, task.Id.Value, now, cancellationToken);
        if (task.DueAt <= now) { db.Announce(new RiskSettled(TaskDue.Overdue, task.Id.Value, by, reason)); }
    }

    /// <summary>Nothing is to be done about contracts that have ended.</summary>
    public static async Task<List<ContractTask>> EndTasks(this SignupDb db, IReadOnlyCollection<ContractId> ended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tasks = await db.Set<ContractTask>().Where(t => ended.Contains(t.ContractId)).ToListAsync(cancellationToken);
        foreach (var task in tasks.Where(t => t.Finish(string.Empty, now))) { await db.Settle(task, "Signup", "The contract has ended.", now, cancellationToken); }
        return tasks;
    }
}
