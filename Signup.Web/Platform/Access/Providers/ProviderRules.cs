using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>What the settings of the providers must be like; all faults are told at once, one line each.</summary>
public sealed partial class ProviderRules : IValidateOptions<ProviderOptions>
{
    private static readonly string[] SharedTenants = ["common", "organizations", "consumers"];

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, ProviderOptions options)
    {
        var faults = options.Providers.SelectMany(p => FaultsOf(p.Key, p.Value).Select(fault => $"Access:Providers:{p.Key}{fault}")).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(string name, ProviderSettings settings)
    {
        var preset = ProviderPreset.Of(name, settings);
        if (!NamePattern().IsMatch(name)) { yield return " must be named with letters, digits and hyphens: the name is part of an address."; }
        if (settings.Preset is { Length: > 0 } wanted && !ProviderPreset.IsKnown(wanted)) { yield return ":Preset must be Entra, Google, Apple or Facebook."; }
        if (settings.ClientId.Length == 0) { yield return ":ClientId must not be empty."; }
        if (settings.ClientSecret.Length == 0 && !preset.SignsItsSecret) { yield return ":ClientSecret must not be empty."; }
        foreach (var fault in preset.SignsItsSecret ? KeyFaults(settings) : []) { yield return fault; }
        foreach (var fault in preset.HasTenants ? TenantFaults(settings) : []) { yield return fault; }
        foreach (var fault in AddressFaults(settings)) { yield return fault; }
        if (preset == ProviderPreset.None && settings.Authority is not { Length: > 0 } && !HasEndpoints(settings)) { yield return " needs a Preset, an Authority, or AuthorizationEndpoint, TokenEndpoint and UserInfoEndpoint."; }
        if (preset == ProviderPreset.None && settings is { Authority.Length: > 0, Scopes.Length: > 0 } && !settings.Scopes.Split(' ').Contains("openid", StringComparer.Ordinal)) { yield return ":Scopes must hold openid for a provider with an Authority."; }
    }

    private static bool HasEndpoints(ProviderSettings settings) => settings is { AuthorizationEndpoint.Length: > 0, TokenEndpoint.Length: > 0, UserInfoEndpoint.Length: > 0 };

    private static IEnumerable<string> KeyFaults(ProviderSettings settings)
    {
        if (string.IsNullOrEmpty(settings.TeamId)) { yield return ":TeamId must not be empty."; }
        if (string.IsNullOrEmpty(settings.KeyId)) { yield return ":KeyId must not be empty."; }
        if (!IsKey(settings.PrivateKey)) { yield return ":PrivateKey must be the text of the key file (.p8), with -----BEGIN PRIVATE KEY-----."; }
    }

    private static bool IsKey(string? text)
    {
        try
        {
            using var key = AppleSecret.Key(text ?? string.Empty);
            return key.KeySize == 256;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    private static IEnumerable<string> TenantFaults(ProviderSettings settings)
    {
        if (!TenantPattern().IsMatch(settings.Tenant)) { yield return ":Tenant must be a directory's id or domain, common, organizations or consumers."; }
        if (settings.TrustEmail && settings.Authority is not { Length: > 0 } && SharedTenants.Contains(settings.Tenant, StringComparer.OrdinalIgnoreCase)) { yield return ":TrustEmail needs a Tenant of your own: in a foreign directory anybody can write any address."; }
    }

    private static IEnumerable<string> AddressFaults(ProviderSettings settings) =>
        new[] { (nameof(settings.Authority), settings.Authority), (nameof(settings.AuthorizationEndpoint), settings.AuthorizationEndpoint), (nameof(settings.TokenEndpoint), settings.TokenEndpoint), (nameof(settings.UserInfoEndpoint), settings.UserInfoEndpoint) }
            .Where(a => a.Item2 is { Length: > 0 } && !IsSafe(a.Item2)).Select(a => $":{a.Item1} must be an absolute https address.");

    /// <summary>Over plain http only within this machine.</summary>
    internal static bool IsSafe(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,30}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,80}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex TenantPattern();
}
