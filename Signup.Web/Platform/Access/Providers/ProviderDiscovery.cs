using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>
/// What a provider publishes about itself, endpoints and keys: read when first needed, and again after half a day. A provider that is
/// down at the start of the application is asked again by the next person who wants to sign in with it.
/// </summary>
internal static class ProviderDiscovery
{
    /// <summary>Throws <see cref="ProviderException"/> when the provider does not answer or makes no sense.</summary>
    /// <param name="anew">Do not trust what was read before: the provider has other keys by now.</param>
    public static async Task<OpenIdConnectConfiguration> Read(ProviderScheme scheme, bool anew, CancellationToken cancellationToken)
    {
        var provider = scheme.Provider;
        if (anew || scheme.Published is null) { scheme.Published = new(provider.Authority + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), new Documents(scheme.Backchannel)); }
        try
        {
            var published = await scheme.Published.GetConfigurationAsync(cancellationToken);
            return published.Issuer?.TrimEnd('/') == provider.Authority || provider.Preset.HasTenants ? published : throw new ProviderException($"The discovery document is {published.Issuer}'s, not {provider.Authority}'s.");
        }
        catch (InvalidOperationException e)
        {
            throw e.InnerException as ProviderException ?? new ProviderException("The discovery document cannot be read.", e);
        }
    }

    /// <summary>Throws as <see cref="Read"/> does. Plain OAuth publishes nothing and is not asked.</summary>
    public static async Task<ProviderEndpoints> EndpointsOf(ProviderScheme scheme, CancellationToken cancellationToken)
    {
        var (provider, set) = (scheme.Provider, scheme.Provider.Settings);
        if (provider.Authority is null) { return provider.Plain; }
        var published = await Read(scheme, anew: false, cancellationToken);
        return new(
            published.Issuer,
            Usable(set.AuthorizationEndpoint, published.AuthorizationEndpoint) ?? throw Without("authorization_endpoint"),
            Usable(set.TokenEndpoint, published.TokenEndpoint) ?? throw Without("token_endpoint"),
            Usable(set.UserInfoEndpoint, published.UserInfoEndpoint),
            TakesHeader(provider, published.TokenEndpointAuthMethodsSupported));
    }

    /// <summary>The settings come before what is published.</summary>
    private static string? Usable(string? set, string? published)
    {
        var address = set is { Length: > 0 } ? set : published;
        return string.IsNullOrEmpty(address) ? null : ProviderRules.IsSafe(address) ? address : throw Without("address we may use but " + address);
    }

    private static ProviderException Without(string what) => new($"The discovery document has no {what}.");

    /// <summary>The header is the rule; the form is for those who say that they do not take it (OpenID Connect Discovery), and what the presets' services are known to take.</summary>
    private static bool TakesHeader(Provider provider, ICollection<string> methods) =>
        provider.Preset == ProviderPreset.None && (methods.Count == 0 || methods.Contains("client_secret_basic"));

    private sealed class Documents(HttpClient http) : IDocumentRetriever
    {
        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Usable(null, address));
            using var document = await ProviderCall.Ask(http, request, cancel);
            return document.RootElement.GetRawText();
        }
    }
}
