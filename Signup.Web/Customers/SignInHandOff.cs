using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SignupWeb.Kernel;
using SignupWeb.Platform.Links;

namespace SignupWeb.Customers;

/// <summary>
/// The sign-in page on behalf of another page: whoever signs in there goes the signed way back that a hand-off describes, with the
/// customer found. The hand-off travels sealed, so that nobody can make up a way back.
/// </summary>
public sealed class SignInHandOff(IDataProtectionProvider protection, TimeProvider time)
{
    private const int MaxLength = 4000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);
    private readonly IDataProtector protector = protection.CreateProtector("sign-in hand-off");

    /// <summary>The sign-in page's address for this hand-off; works for two hours.</summary>
    public string SignInUrl(HandOff handOff) => "/sign-in?hand-off=" + Seal(handOff);

    /// <summary>The hand-off alone, for the address of another way to sign in.</summary>
    public string Seal(HandOff handOff) => protector.Protect(JsonSerializer.Serialize(new Sealed(handOff, time.GetUtcNow() + Lifetime)));

    /// <summary>Refusals: INVALID_TOKEN, LINK_EXPIRED.</summary>
    public Result<HandOff> Read(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > MaxLength) { return SignedLinks.Invalid; }
        try
        {
            var read = JsonSerializer.Deserialize<Sealed>(protector.Unprotect(token))!;
            return read.ExpiresAt <= time.GetUtcNow() ? SignedLinks.Expired : read.HandOff;
        }
        catch (CryptographicException)
        {
            return SignedLinks.Invalid;
        }
    }

    private sealed record Sealed(HandOff HandOff, DateTimeOffset ExpiresAt);
}
