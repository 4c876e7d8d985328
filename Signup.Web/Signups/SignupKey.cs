using SignupWeb.Kernel;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>What makes a browser the owner of a sign-up before its customer is known: a signed link, kept in a cookie per sign-up.</summary>
public static class SignupKey
{
    /// <summary>Header for callers of the HTTP API.</summary>
    public const string Header = "Signup-Key";

    private const string Kind = "signup-key";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static string Make(SignedLinks links, SignupId id) => links.Make(Kind, Lifetime, id.Value);

    /// <summary>Does this request bring the key of the sign-up?</summary>
    public static bool Opens(SignedLinks links, HttpRequest request, SignupId id)
    {
        var key = request.Headers[Header] is [{ Length: > 0 } header, ..] ? header : request.Cookies[CookieName(id)];
        return !links.Read(Kind, key).Refused(out _, out var link) && link.Ids is [var about] && about == id.Value;
    }

    public static void Keep(HttpContext http, SignupId id, string key, PublicAddress address) => http.Response.Cookies.Append(CookieName(id), key, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = address.HasSecureCookies,
        MaxAge = Lifetime,
        IsEssential = true,
        Path = "/",
    });

    private static string CookieName(SignupId id) => $"su-{id.Value:N}";
}
