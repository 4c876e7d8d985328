using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>R5: a task that is not done in time goes to the risk queue.</summary>
public sealed class TaskDue : IWhenDue
{
    /// <summary>The kind of the risk.</summary>
    public const string Overdue = "task-overdue";

    public static string Kind => "contract-task";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<ContractTask>().SingleOrDefaultAsync(t => t.Id == new ContractTaskId(subjectId), cancellationToken) is not { DoneAt: null } task) { return; }
        var contract = await db.Set<Contract>().SingleAsync(c => c.Id == task.ContractId, cancellationToken);
        var what = task.Kind == NextAction.CallCustomer ? "call the customer of" : "work on";
        db.Announce(new RiskFound(Overdue, "yellow", subjectId, $"{task.Owner} was to {what} contract {contract.Number} ({contract.PlanName}) by now."));
    }
}
