namespace SignupWeb.Platform.Access.Providers;

/// <summary>What is known about a provider before any setting: where it is and in what it differs from plain OpenID Connect.</summary>
public sealed record ProviderPreset(string DisplayName)
{
    /// <summary>Any other provider: all comes from its settings.</summary>
    public static readonly ProviderPreset None = new(string.Empty);

    // the e-mail claim of a foreign directory is whatever its administrator typed; only xms_edov says that the domain is theirs
    private static readonly ProviderPreset Entra = new("Microsoft") { Authority = "https://login.microsoftonline.com/{tenant}/v2.0", VerifiedClaim = "xms_edov", HasTenants = true };

    private static readonly ProviderPreset Google = new("Google") { Authority = "https://accounts.google.com" };

    private static readonly ProviderPreset Apple = new("Apple") { Authority = "https://appleid.apple.com", Scopes = "name email", PostsBack = true, SignsItsSecret = true };

    private static readonly ProviderPreset Facebook = new("Facebook")
    {
        AuthorizationEndpoint = "https://www.facebook.com/v23.0/dialog/oauth",
        TokenEndpoint = "https://graph.facebook.com/v23.0/oauth/access_token",
        UserInfoEndpoint = "https://graph.facebook.com/v23.0/me?fields=id,email,first_name,last_name",
        Scopes = "public_profile email",
        VerifiedClaim = null,
        ProvesItsSecret = true,
    };

    private static readonly Dictionary<string, ProviderPreset> ByName = new(StringComparer.OrdinalIgnoreCase) { ["Entra"] = Entra, ["Google"] = Google, ["Apple"] = Apple, ["Facebook"] = Facebook };

    /// <summary>Under which endpoints and keys are published; null for plain OAuth. {tenant} stands for the directory of the settings.</summary>
    public string? Authority { get; private init; }

    public string? AuthorizationEndpoint { get; private init; }

    public string? TokenEndpoint { get; private init; }

    public string? UserInfoEndpoint { get; private init; }

    public string Scopes { get; private init; } = "openid profile email";

    /// <summary>The claim that says the e-mail address was checked; null where nothing ever says so.</summary>
    public string? VerifiedClaim { get; private init; } = "email_verified";

    /// <summary>The answer comes as a form posted from the provider's site, the person's name beside the code (Apple).</summary>
    public bool PostsBack { get; private init; }

    /// <summary>The client secret is a token signed with a private key (Apple).</summary>
    public bool SignsItsSecret { get; private init; }

    /// <summary>Questions about the person carry a proof that one knows the secret (Facebook).</summary>
    public bool ProvesItsSecret { get; private init; }

    /// <summary>Many directories in one: the published issuer is another one's, with {tenantid} for the directory that a token names (Entra).</summary>
    public bool HasTenants { get; private init; }

    public static bool IsKnown(string name) => ByName.ContainsKey(name);

    public static ProviderPreset Of(string name, ProviderSettings settings) => ByName.GetValueOrDefault(settings.Preset is { Length: > 0 } preset ? preset : name, None);
}
