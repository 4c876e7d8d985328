namespace SignupWeb.Signups;

/// <summary>Section Signups:Pages: steps that another system serves in our place (docs/external-pages.md). Addresses and secrets are not on the page of settings: they are for whoever runs the server.</summary>
public sealed class OtherPages
{
    /// <summary>The steps whose page may be another system's.</summary>
    public static readonly IReadOnlyList<SignupStep> Steps = [SignupStep.Register, SignupStep.Profile, SignupStep.Payment, SignupStep.Review];

    public OtherPage Register { get; set; } = new();

    public OtherPage Profile { get; set; } = new();

    public OtherPage Payment { get; set; } = new();

    public OtherPage Review { get; set; } = new();

    /// <summary>The page of a step; null where it is ours.</summary>
    public OtherPage? Of(SignupStep step)
    {
        var page = step switch
        {
            SignupStep.Register => Register,
            SignupStep.Profile => Profile,
            SignupStep.Payment => Payment,
            SignupStep.Review => Review,
            SignupStep.Order or SignupStep.Done => null,
        };
        return page is { Url.Length: > 0 } ? page : null;
    }
}

/// <summary>A page of another system.</summary>
public sealed class OtherPage
{
    public const int ShortestSecret = 24;

    /// <summary>Where the customer is led, with the hand-off behind it. Empty: our own page serves.</summary>
    public string Url { get; set; } = string.Empty;

    /// <summary>Signs what goes there and what comes back.</summary>
    public string Secret { get; set; } = string.Empty;

    /// <summary>The secret before, while the page changes to the new one: what is signed with it is taken, and hand-offs are signed with both.</summary>
    public string OldSecret { get; set; } = string.Empty;

    internal IEnumerable<string> Secrets => [Secret, OldSecret];

    internal string? Old => OldSecret.Length > 0 ? OldSecret : null;
}
