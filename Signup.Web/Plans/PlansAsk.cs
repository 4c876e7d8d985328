namespace SignupWeb.Plans;

/// <summary>What the address of the plan page may ask for: a promotion code that a link brings, and why an earlier choice did not go through.</summary>
public sealed record PlansAsk
{
    /// <summary>Code of what went wrong; empty when nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>The promotion code.</summary>
    public string? Code { get; init; }

    /// <summary>What was chosen.</summary>
    public string? Plan { get; init; }

    public string? Cycle { get; init; }

    public string? Country { get; init; }

    /// <summary>The amount a problem of the code is about, in minor units of <see cref="In"/>.</summary>
    public string? Least { get; init; }

    /// <summary>The currency a problem of the code is about.</summary>
    public string? In { get; init; }
}
