namespace SignupWeb.Platform.Web.Parts;

/// <summary>How far a state of an order has come.</summary>
public enum OrderStepMark
{
    /// <summary>Still to come.</summary>
    Ahead,

    /// <summary>Going on.</summary>
    Now,

    /// <summary>Behind us.</summary>
    Done,

    /// <summary>Went wrong, can be tried again.</summary>
    Failed,

    /// <summary>Ended here.</summary>
    Stopped,
}

/// <summary>One state in the line of an order: Placed, Payment, Accepted, Being set up, Ready.</summary>
/// <param name="Name">In the reader's language.</param>
/// <param name="Mark">How far it has come.</param>
/// <param name="When">When it happened or will happen, ready to read; null when unknown.</param>
public sealed record OrderStep(string Name, OrderStepMark Mark, string? When = null);
