using System.Collections.Concurrent;
using System.Text.Json;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>
/// Reads a provider's discovery document when it is first needed, and again after a day. A provider that is down at the start of
/// the application is asked again by the next person who wants to sign in with it.
/// </summary>
internal sealed class ProviderDiscovery(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, (ProviderEndpoints Endpoints, DateTimeOffset Until)> read = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="ProviderException"/> when the provider does not answer or makes no sense.</summary>
    public async Task<ProviderEndpoints> EndpointsOf(Provider provider, HttpClient http, CancellationToken cancellationToken)
    {
        if (provider.Known is { } known) { return known; }
        if (read.TryGetValue(provider.Name, out var kept) && kept.Until > time.GetUtcNow()) { return kept.Endpoints; }
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.Issuer + "/.well-known/openid-configuration");
        using var document = await ProviderCall.Ask(http, request, cancellationToken);
        var endpoints = Read(provider, document.RootElement);
        read[provider.Name] = (endpoints, time.GetUtcNow() + Kept);
        return endpoints;
    }

    private static ProviderEndpoints Read(Provider provider, JsonElement document)
    {
        var issuer = Text(document, "issuer");
        if (issuer is null || (issuer.TrimEnd('/') != provider.Issuer && !provider.Preset.HasTenants)) { throw new ProviderException($"The discovery document is {issuer}'s, not {provider.Issuer}'s."); }
        return new(issuer, Address("authorization_endpoint"), Address("token_endpoint"), Text(document, "userinfo_endpoint") is null ? null : Address("userinfo_endpoint"), TakesHeader(document));

        string Address(string name) => Text(document, name) is { } address && ProviderRules.IsSafe(address) ? address : throw new ProviderException($"The discovery document has no usable {name}.");
    }

    /// <summary>The header is the rule; the form is for those who say that they do not take it (OpenID Connect Discovery).</summary>
    private static bool TakesHeader(JsonElement document) =>
        !document.TryGetProperty("token_endpoint_auth_methods_supported", out var methods) || methods.ValueKind != JsonValueKind.Array
        || methods.EnumerateArray().Any(m => m.ValueKind == JsonValueKind.String && m.ValueEquals("client_secret_basic"));

    private static string? Text(JsonElement document, string name) => document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
