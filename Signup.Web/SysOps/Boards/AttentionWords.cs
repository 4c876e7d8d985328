using Microsoft.Extensions.Localization;
using SignupWeb.Contracts;

namespace SignupWeb.SysOps.Boards;

/// <summary>Who has taken note of a contract, what comes next, and by when, in words.</summary>
public static class AttentionWords
{
    public static string Action(NextAction action, IStringLocalizer words) => action switch
    {
        NextAction.CallCustomer => words["Call the customer"],
        NextAction.AssignEngineer => words["Assign an engineer"],
        NextAction.AmendContract => words["Amend the contract"],
        NextAction.Escalate => words["Escalate"],
        NextAction.AcceptRisk => words["Accept the risk"],
        NextAction.Terminate => words["End the contract"],
    };

    /// <summary>What follows from it at once.</summary>
    public static string Follows(NextAction action, IStringLocalizer words) => action switch
    {
        NextAction.CallCustomer or NextAction.AssignEngineer => words["It becomes a task. Until the time below nobody is reminded."],
        NextAction.AmendContract => words["You then write a new version for the customer to accept. Until the time below nobody is reminded."],
        NextAction.AcceptRisk => words["Until the time below nobody is reminded."],
        NextAction.Escalate => words["All managers hear of it at once, and nobody is in charge until somebody acknowledges it."],
        NextAction.Terminate => words["You then end it with its money. Until the time below nobody is reminded."],
    };

    /// <summary>"Done by Ana, today 14:02".</summary>
    public static string Done(ContractTask task, string when, IStringLocalizer words) =>
        task.DoneBy.Length > 0 ? words["Done: {0}, {1}", task.DoneBy, when] : words["Over with the contract, {0}", when];

    /// <summary>"in 23 min", "overdue 1 h".</summary>
    public static string Due(DateTimeOffset due, DateTimeOffset now, IStringLocalizer words) =>
        due > now ? words["in {0}", Ago.Text(now, due, words)] : words["overdue {0}", Ago.Text(due, now, words)];

    /// <summary>How the due time stands out: late, soon (within the hour), or plain.</summary>
    public static string Css(DateTimeOffset due, DateTimeOffset now) => due <= now ? "due late" : due <= now.AddHours(1) ? "due soon" : "due";

    public static string Happened(AttentionEntry entry, IStringLocalizer words) => entry.Kind switch
    {
        AttentionKind.Logged => words["Logged as accepted"],
        AttentionKind.Acknowledged => entry.Action == NextAction.Escalate ? words["Escalated"] : words["Acknowledged"],
        AttentionKind.Overdue => words["Left too long"],
        AttentionKind.Moved => words["Reminder moved"],
    };
}
