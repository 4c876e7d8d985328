namespace SignupWeb.Platform.Web.Parts;

/// <summary>Where a step stands.</summary>
public enum StepState
{
    /// <summary>Still to come.</summary>
    Ahead,

    /// <summary>The one on the page.</summary>
    Now,

    /// <summary>Finished.</summary>
    Done,
}

/// <summary>One step of a sign-up, as the line of steps shows it.</summary>
/// <param name="Name">One word.</param>
/// <param name="Url">Where a finished step can be looked at again; null when it cannot.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LongName">What it asks for, shown on a phone, e.g. "Your account".</param>
public sealed record StepItem(string Name, string? Url, StepState State, string? LongName = null);
