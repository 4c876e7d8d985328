namespace SignupWeb.SysOps.SupportDesk;

/// <summary>Which requests the queue shows.</summary>
public enum QueueFilter
{
    /// <summary>What is not closed: ours first, then what waits for customers.</summary>
    Running,

    /// <summary>What waits for us.</summary>
    Open,

    /// <summary>What waits for customers.</summary>
    Answered,

    /// <summary>Not closed, and the reader has it.</summary>
    Mine,

    /// <summary>Whose first answer is late.</summary>
    Late,
    All,
}
