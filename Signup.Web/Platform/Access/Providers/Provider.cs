namespace SignupWeb.Platform.Access.Providers;

/// <summary>Where a provider answers.</summary>
/// <param name="Issuer">Who must have made the id_token; null for plain OAuth, which has none.</param>
/// <param name="SecretInHeader">The client secret goes in the Authorization header; else in the form.</param>
internal sealed record ProviderEndpoints(string? Issuer, string Authorization, string Token, string? UserInfo, bool SecretInHeader = false);

/// <summary>One configured provider: its settings laid over its preset.</summary>
/// <param name="Name">In small letters, as in addresses.</param>
public sealed record Provider(string Name, ProviderSettings Settings, ProviderPreset Preset)
{
    /// <summary>Where the sign-in with it begins.</summary>
    public string StartPath => $"/sign-in/with/{Name}";

    /// <summary>Where it sends people back to; registered with the provider as {Public:BaseUrl} + this.</summary>
    public string CallbackPath => StartPath + "/callback";

    /// <summary>Where its answer is dealt with.</summary>
    public string DonePath => StartPath + "/done";

    public string Scheme => "with " + Name;

    public string DisplayName => Settings.DisplayName is { Length: > 0 } set ? set : Preset.DisplayName is { Length: > 0 } ready ? ready : Name;

    public IEnumerable<string> Scopes => (Settings.Scopes is { Length: > 0 } set ? set : Preset.Scopes).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Under which an OpenID Provider publishes its endpoints and keys; null for plain OAuth.</summary>
    public string? Authority => Either(Settings.Authority?.TrimEnd('/'), Preset.Authority?.Replace("{tenant}", Uri.EscapeDataString(Settings.Tenant), StringComparison.Ordinal));

    /// <summary>The endpoints of plain OAuth, which publishes none.</summary>
    internal ProviderEndpoints Plain => new(null, Either(Settings.AuthorizationEndpoint, Preset.AuthorizationEndpoint)!, Either(Settings.TokenEndpoint, Preset.TokenEndpoint)!, Either(Settings.UserInfoEndpoint, Preset.UserInfoEndpoint));

    private static string? Either(string? set, string? ready) => set is { Length: > 0 } ? set : ready;
}

/// <summary>The configured providers; none is the usual case.</summary>
public sealed class IdentityProviders(Microsoft.Extensions.Options.IOptions<ProviderOptions> options)
{
    public IReadOnlyList<Provider> All { get; } =
        [.. options.Value.Providers.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase).Select(p => new Provider(p.Key.ToLowerInvariant(), p.Value, ProviderPreset.Of(p.Key, p.Value)))];

    /// <summary>Null when there is none of that name (any more).</summary>
    public Provider? Find(string? name) => All.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What people call it.</summary>
    public string NameOf(string name) => Find(name)?.DisplayName ?? name;
}
