namespace SignupWeb.SysOps.Risks;

/// <summary>A risk's kind in words: MESSAGE_QUARANTINED is "Message quarantined", and where it is dealt with.</summary>
public static class RiskWords
{
    public static string Of(string kind) => kind switch
    {
        "vat-not-verified" => "VAT not verified",
        "sign-in-failing" => "Sign-in failing",
        _ => Spoken(kind),
    };

    private static string Spoken(string kind)
    {
        var words = kind.Replace('_', ' ').Replace('-', ' ').Trim().ToLowerInvariant();
        return words.Length == 0 ? kind : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>True for what is answered at the support desk, and goes from the queue with it.</summary>
    public static bool IsOfSupport(string kind) => kind == Support.FirstAnswer.Late;

    /// <summary>True for what is about a contract and goes from the queue when somebody looks after it.</summary>
    public static bool IsOfContract(string kind) => kind is "acceptance-unacknowledged" or "amendment-not-accepted" or "acceptance-not-logged" or "requirements-unknown";

    /// <summary>True for what goes from the queue when a task is done.</summary>
    public static bool IsOfTask(string kind) => kind == Contracts.TaskDue.Overdue;

    /// <summary>True for what is about a plan that is sold.</summary>
    public static bool IsOfPlan(string kind) => kind == Payments.PriceLists.TellPlan.Risk;

    /// <summary>True for what is decided on the page Money and records, and goes from the queue with it.</summary>
    public static bool IsOfMoney(string kind) => kind is "money-and-records" or "refund-approval" or "refund-held";

    /// <summary>The page where it is dealt with, and what the link says; null when that is the queue alone.</summary>
    public static (string Path, string Text)? PlaceOf(string kind, Guid subjectId) => kind switch
    {
        _ when IsOfMoney(kind) => ("/ops/money", "Open money and records"),
        _ when IsOfSupport(kind) => ("/ops/support?show=late", "Open the support queue"),
        _ when IsOfTask(kind) => ("/ops/tasks", "Open the tasks"),
        _ when IsOfContract(kind) => ($"/ops/contracts/{subjectId}", "Open the contract"),
        _ when IsOfPlan(kind) => ($"/ops/plans/{subjectId}", "Open the plan"),
        _ => null,
    };
}
