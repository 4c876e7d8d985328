using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.People;

/// <summary>One line of a customer's story, in the reader's words.</summary>
/// <param name="Icon">One of the drawings; not used where there is a colour.</param>
/// <param name="What">What happened.</param>
/// <param name="Why">More about it; null when there is nothing to add.</param>
/// <param name="By">Who did it; null where nobody is known.</param>
public sealed record TimelineLine(string Icon, string What, string? Why = null, string? By = null)
{
    /// <summary>The colour it is about; null for none.</summary>
    public Tone? Colour { get; init; }
}
