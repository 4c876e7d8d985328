using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>
/// Checks an id_token: issuer, audience, expiry and nonce. Its signature is not looked at: it comes straight from the token
/// endpoint over TLS (the settings allow no plain http), which OpenID Connect Core 3.1.3.7 point 6 lets stand in for it.
/// </summary>
internal static class IdToken
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    /// <summary>The claims; throws <see cref="ProviderException"/> when the token is not for us and for now.</summary>
    public static JsonElement Read(string? token, string issuer, string clientId, string? nonce, DateTimeOffset now)
    {
        var claims = Claims(token);
        var from = issuer.Replace("{tenantid}", Text(claims, "tid") ?? "-", StringComparison.Ordinal);
        if (Text(claims, "iss") != from) { throw new ProviderException("The id_token is of another issuer."); }
        if (!IsFor(claims, clientId)) { throw new ProviderException("The id_token is for somebody else."); }
        if (!claims.TryGetProperty("exp", out var exp) || exp.ValueKind != JsonValueKind.Number || exp.GetDouble() + ClocksDiffer.TotalSeconds <= now.ToUnixTimeSeconds()) { throw new ProviderException(ProviderException.Expired, "The id_token has expired."); }
        if (nonce is null || Text(claims, "nonce") != nonce) { throw new ProviderException("The id_token answers another question."); }
        return claims;
    }

    private static JsonElement Claims(string? token)
    {
        try
        {
            using var document = JsonDocument.Parse(WebEncoders.Base64UrlDecode((token ?? string.Empty).Split('.') is [_, var body, _] ? body : "-"));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new FormatException("No object.");
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new ProviderException("The id_token cannot be read.", e);
        }
    }

    /// <summary>One audience or several; with several we must be the one it was made for.</summary>
    private static bool IsFor(JsonElement claims, string clientId)
    {
        if (!claims.TryGetProperty("aud", out var aud)) { return false; }
        if (aud.ValueKind == JsonValueKind.String) { return aud.ValueEquals(clientId); }
        return aud.ValueKind == JsonValueKind.Array && aud.EnumerateArray().Any(a => a.ValueKind == JsonValueKind.String && a.ValueEquals(clientId))
            && (aud.GetArrayLength() == 1 || Text(claims, "azp") == clientId);
    }

    private static string? Text(JsonElement claims, string name) => claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
