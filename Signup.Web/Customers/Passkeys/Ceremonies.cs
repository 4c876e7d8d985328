using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Passkeys;

/// <summary>What a browser was asked to do with a passkey.</summary>
public enum CeremonyKind
{
    Add,
    SignIn,
}

/// <summary>A passkey was asked for and its answer is awaited.</summary>
/// <param name="State">What Identity needs to check the answer, the challenge above all.</param>
/// <param name="LoginId">Whose session asked; null at sign-in, where nobody is known yet.</param>
public sealed record Ceremony(Guid Id, CeremonyKind Kind, string State, Guid? LoginId, Guid? SessionId, DateTimeOffset ExpiresAt);

/// <summary>
/// Keeps what was asked until the answer comes: in a cookie of the browser that asked, sealed, for five minutes and one answer.
/// Identity's SignInManager would keep it in the cookie of a scheme of its own, but lets the same answer come twice.
/// </summary>
public sealed class Ceremonies(IDataProtectionProvider protection, InsertOnce<UsedLink> answered, PublicAddress address, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly IDataProtector protector = protection.CreateProtector("passkey ceremony");

    /// <summary>Sets the cookie; a newer one of the same kind takes its place.</summary>
    public void Begin(HttpContext http, CeremonyKind kind, string state, Actor actor)
    {
        var ceremony = new Ceremony(Guid.NewGuid(), kind, state, actor.LoginId, actor.Session?.Value, time.GetUtcNow() + Lifetime);
        http.Response.Cookies.Append(CookieOf(kind), protector.Protect(JsonSerializer.Serialize(ceremony)), Options());
    }

    /// <summary>What the browser was asked; null when it was not, when its time is over, or when it has answered before.</summary>
    public async Task<Ceremony?> Finish(HttpContext http, CeremonyKind kind)
    {
        if (http.Request.Cookies[CookieOf(kind)] is not { Length: > 0 and < 4096 } kept) { return null; }
        http.Response.Cookies.Delete(CookieOf(kind), Options());
        var ceremony = Open(kept);
        return ceremony?.Kind == kind && ceremony.ExpiresAt > time.GetUtcNow() && await IsFirst(ceremony) ? ceremony : null;
    }

    private Ceremony? Open(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<Ceremony>(protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The database decides between two that come at once, and remembers after a restart.</summary>
    private Task<bool> IsFirst(Ceremony ceremony) => answered.Run(new UsedLink { Nonce = ceremony.Id.ToString("N"), Kind = "passkey-ceremony", ExpiresAt = ceremony.ExpiresAt }, isWork: false);

    private string CookieOf(CeremonyKind kind) => (address.HasSecureCookies ? "__Host-signup-passkey-" : "signup-passkey-") + (kind == CeremonyKind.Add ? "add" : "ask");

    private CookieOptions Options() => new() { HttpOnly = true, Secure = address.HasSecureCookies, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true, MaxAge = Lifetime };
}
