using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>A provider's answer, kept by the browser, sealed, until a page or endpoint of ours has worked it off. It opens nothing by itself.</summary>
public static class ProviderCookie
{
    public const string Scheme = "provider";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Whom a provider recognised in this browser, and the properties the sign-in began with; null when there is none, or its time is over.</summary>
    public static async Task<(ProviderIdentity Who, AuthenticationProperties Properties)?> Read(HttpContext http)
    {
        var answer = await http.AuthenticateAsync(Scheme);
        return answer.Succeeded && ProviderIdentity.Of(answer.Principal) is { } who ? (who, answer.Properties) : null;
    }

    public static Task Forget(HttpContext http) => http.SignOutAsync(Scheme);

    internal static void Configure(CookieAuthenticationOptions options, PublicAddress address)
    {
        options.Cookie.Name = address.HasSecureCookies ? "__Host-signup-provider" : "signup-provider";
        options.Cookie.SecurePolicy = address.HasSecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = false;
    }
}
