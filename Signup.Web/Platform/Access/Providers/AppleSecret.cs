using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>Apple's client secret: a token signed with the developer's private key (ES256), made anew for each use.</summary>
internal static class AppleSecret
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public static string Make(ProviderSettings settings, string audience, DateTimeOffset now)
    {
        using var key = Key(settings.PrivateKey!);
        var header = Part(new { alg = "ES256", kid = settings.KeyId });
        var body = Part(new { iss = settings.TeamId, iat = now.ToUnixTimeSeconds(), exp = (now + Lifetime).ToUnixTimeSeconds(), aud = audience, sub = settings.ClientId });
        var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes($"{header}.{body}"), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{header}.{body}.{WebEncoders.Base64UrlEncode(signature)}";
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

    private static string Part(object value) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(value));
}
