using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>The secret that makes a browser the owner of a sign-up before its customer is known: a cookie per sign-up, its hash in the row.</summary>
public static class SignupKey
{
    /// <summary>Header for callers of the HTTP API.</summary>
    public const string Header = "Signup-Key";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static bool Opens(Signup signup, string? key) =>
        key is { Length: > 0 and < 200 } && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(key)), Encoding.ASCII.GetBytes(signup.KeyHash));

    /// <summary>The key this request brings for the sign-up, if any.</summary>
    public static string? Of(HttpRequest request, SignupId id) =>
        request.Headers[Header] is [{ Length: > 0 } header, ..] ? header : request.Cookies[CookieName(id)];

    public static void Keep(HttpContext http, SignupId id, string key, PublicAddress address) => http.Response.Cookies.Append(CookieName(id), key, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = address.IsHttps,
        MaxAge = Lifetime,
        IsEssential = true,
        Path = "/",
    });

    private static string CookieName(SignupId id) => $"su-{id.Value:N}";
}
