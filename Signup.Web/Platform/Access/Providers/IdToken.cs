using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>Checks an id_token: its signature with the provider's published keys, issuer, audience, expiry and nonce (OpenID Connect Core 3.1.3.7).</summary>
internal static class IdToken
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);
    private static readonly JsonWebTokenHandler Tokens = new();

    /// <summary>The claims; throws <see cref="ProviderException"/> when the token is not the provider's, or not for us and for now.</summary>
    public static async Task<JsonElement> Read(string? token, ProviderScheme scheme, string? nonce, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var result = await Check(token, scheme, now, anew: false, cancellationToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException) { result = await Check(token, scheme, now, anew: true, cancellationToken); }
        if (!result.IsValid) { throw new ProviderException(result.Exception is SecurityTokenInvalidLifetimeException ? ProviderException.Expired : ProviderException.Failed, $"The id_token is refused: {result.Exception.GetType().Name}.", result.Exception); }
        var read = (JsonWebToken)result.SecurityToken;
        if (read.Audiences.Count() > 1 && read.Azp != scheme.ClientId) { throw new ProviderException("The id_token is for somebody else."); }
        if (nonce is null || Text(read, "nonce") != nonce) { throw new ProviderException("The id_token answers another question."); }
        return JsonElement.Parse(Base64UrlEncoder.DecodeBytes(read.EncodedPayload));
    }

    private static async Task<TokenValidationResult> Check(string? token, ProviderScheme scheme, DateTimeOffset now, bool anew, CancellationToken cancellationToken)
    {
        var published = await ProviderDiscovery.Read(scheme, anew, cancellationToken);
        return await Tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = published.SigningKeys,
            IssuerValidator = (issuer, read, _) => issuer == published.Issuer.Replace("{tenantid}", Text(read, "tid") ?? "-", StringComparison.Ordinal) ? issuer : throw new SecurityTokenInvalidIssuerException(),
            ValidAudience = scheme.ClientId,
            LifetimeValidator = (from, until, _, _) => (from is null || from <= (now + ClocksDiffer).UtcDateTime) && until > (now - ClocksDiffer).UtcDateTime,
        });
    }

    private static string? Text(SecurityToken token, string name) => ((JsonWebToken)token).TryGetPayloadValue(name, out string text) ? text : null;
}
