using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>Somebody has shown the first factor and is asked for the second. Kept by the browser, sealed, for ten minutes.</summary>
/// <param name="Return">Local path to go on to; null for the usual one.</param>
/// <param name="HandOff">A sealed hand-off of another page (SignInHandOff), or null.</param>
public sealed record PendingSignIn(Guid LoginId, string? Stamp, string? Return, string? HandOff, DateTimeOffset ExpiresAt);

/// <summary>Remembers a half-finished sign-in in a cookie of its own, which opens nothing by itself.</summary>
public sealed class PendingSignIns(IDataProtectionProvider protection, PublicAddress address, TimeProvider time)
{
    /// <summary>The page that asks for the second factor.</summary>
    public const string Page = "/sign-in/second-factor";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("half sign-in");

    private string Cookie => address.HasSecureCookies ? "__Host-signup-half" : "signup-half";

    /// <summary>Sets the cookie; the caller then leads to <see cref="Page"/>.</summary>
    public void Remember(HttpContext http, Proof proof, string? back, string? handOff)
    {
        var pending = new PendingSignIn(proof.LoginId, proof.Stamp, LocalPath.Of(back), handOff, time.GetUtcNow() + Lifetime);
        http.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(pending)), Options());
    }

    /// <summary>Null when there is none, or its time is over.</summary>
    public PendingSignIn? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 4096 } kept) { return null; }
        try
        {
            var pending = JsonSerializer.Deserialize<PendingSignIn>(protector.Unprotect(kept))!;
            return pending.ExpiresAt > time.GetUtcNow() ? pending : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options());

    private CookieOptions Options() => new() { HttpOnly = true, Secure = address.HasSecureCookies, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = Lifetime };
}
