using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.People;

/// <summary>Something of a customer that is not finished: why it is in its state, what comes next, and when.</summary>
/// <param name="Next">What happens next, by whom.</param>
/// <param name="When">Null where nobody has a deadline.</param>
public sealed record OpenThing(Tone Tone, string Name, string Why, string Next, DateTimeOffset? When)
{
    /// <summary>Its own page; null where it has none.</summary>
    public string? Href { get; init; }
}
