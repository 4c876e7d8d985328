using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>Apple's client secret: a token signed with the developer's private key (ES256), made anew for each use.</summary>
internal static class AppleSecret
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly JsonWebTokenHandler Tokens = new() { SetDefaultTimesOnTokenCreation = false };

    // signers are not kept: they would outlive the key they were made for
    private static readonly CryptoProviderFactory Signers = new() { CacheSignatureProviders = false };

    public static string Make(ProviderSettings settings, string audience, DateTimeOffset now)
    {
        using var key = Key(settings.PrivateKey!);
        return Tokens.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.TeamId,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Audience = audience,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { [JwtRegisteredClaimNames.Sub] = settings.ClientId },
            SigningCredentials = new(new ECDsaSecurityKey(key) { KeyId = settings.KeyId }, SecurityAlgorithms.EcdsaSha256) { CryptoProviderFactory = Signers },
        });
    }

    /// <summary>Throws for a text that is no such key.</summary>
    public static ECDsa Key(string text)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(text.Replace("\\n", "\n", StringComparison.Ordinal));
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
