using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Contracts;

/// <summary>R5: a task is done, or was not after all. Refusals: UNAUTHORIZED, FORBIDDEN, TASK_NOT_FOUND, CONTRACT_ENDED, TASK_ASKED_ANEW. Again is a no-op.</summary>
public sealed class FinishTask(UnitOfWork unit, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("TASK_NOT_FOUND", "There is no such task.");

    public static readonly Refusal Anew = Refusal.Conflict("TASK_ASKED_ANEW", "The same was asked for again; that task is open.");

    public Task<Result<ContractTask>> Run(ContractTaskId id, Actor actor, CancellationToken cancellationToken = default) => Change(id, actor, async (db, task) =>
    {
        var now = time.GetUtcNow();
        if (task.Finish(actor.Name, now)) { await db.Settle(task, actor.Name, "Done.", now, cancellationToken); }
        return null;
    }, cancellationToken);

    public Task<Result<ContractTask>> Reopen(ContractTaskId id, Actor actor, CancellationToken cancellationToken = default) => Change(id, actor, async (db, task) =>
    {
        var contract = await db.Set<Contract>().SingleAsync(c => c.Id == task.ContractId, cancellationToken);
        if (contract.State == ContractState.Ended) { return Contract.Over; }
        if (await db.Set<ContractTask>().AnyAsync(t => t.ContractId == task.ContractId && t.Kind == task.Kind && t.DoneAt == null && t.Id != id, cancellationToken)) { return Anew; }
        if (!task.Reopen()) { return null; }
        db.Hold(contract);
        db.Add(Deadline.At(TaskDue.Kind, id.Value, task.DueAt));
        return null;
    }, cancellationToken);

    private Task<Result<ContractTask>> Change(ContractTaskId id, Actor actor, Func<SignupDb, ContractTask, Task<Refusal?>> change, CancellationToken cancellationToken) => unit.Run<Result<ContractTask>>(async db =>
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } forbidden) { return forbidden; }
        if (await db.Set<ContractTask>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } task) { return NotFound; }
        return await change(db, task) is { } refused ? refused : task;
    }, cancellationToken);
}
