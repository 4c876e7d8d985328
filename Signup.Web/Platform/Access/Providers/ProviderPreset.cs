namespace SignupWeb.Platform.Access.Providers;

/// <summary>What is known about a provider before any setting: where it is and in what it differs from plain OpenID Connect.</summary>
public sealed record ProviderPreset(string DisplayName)
{
    /// <summary>Any other provider: all comes from its settings.</summary>
    public static readonly ProviderPreset None = new(string.Empty);

    // the e-mail claim of a foreign directory is whatever its administrator typed; only xms_edov says that the domain is theirs
    private static readonly ProviderPreset Entra = new("Microsoft")
    {
        Issuer = "https://login.microsoftonline.com/{tenantid}/v2.0",
        AuthorizationEndpoint = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
        TokenEndpoint = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
        UserInfoEndpoint = "https://graph.microsoft.com/oidc/userinfo",
        VerifiedClaim = "xms_edov",
        HasTenants = true,
    };

    private static readonly ProviderPreset Google = new("Google")
    {
        Issuer = "https://accounts.google.com",
        AuthorizationEndpoint = "https://accounts.google.com/o/oauth2/v2/auth",
        TokenEndpoint = "https://oauth2.googleapis.com/token",
        UserInfoEndpoint = "https://openidconnect.googleapis.com/v1/userinfo",
    };

    private static readonly ProviderPreset Apple = new("Apple")
    {
        Issuer = "https://appleid.apple.com",
        AuthorizationEndpoint = "https://appleid.apple.com/auth/authorize",
        TokenEndpoint = "https://appleid.apple.com/auth/token",
        Scopes = "name email",
        PostsBack = true,
        SignsItsSecret = true,
    };

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

    /// <summary>Who signs the id_token; null where there is none. {tenantid} stands for the directory the token names.</summary>
    public string? Issuer { get; private init; }

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

    public bool HasTenants { get; private init; }

    public static bool IsKnown(string name) => ByName.ContainsKey(name);

    public static ProviderPreset Of(string name, ProviderSettings settings) => ByName.GetValueOrDefault(settings.Preset is { Length: > 0 } preset ? preset : name, None);
}
