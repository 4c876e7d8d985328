using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SignupWeb.Kernel;
using SignupWeb.Platform.Clocks;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

/// <summary>The browser's way to carry a session. Set on requests only: endpoints and static pages, never in a circuit.</summary>
public static class SessionCookie
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    private static readonly string[] ProgramPaths = ["/api", "/webhooks", "/sandbox", "/openapi"];

    /// <summary>Gives the browser the session's cookie. The session it had before, which nothing can end from here any more, ends.</summary>
    public static async Task SignIn(this HttpContext http, StartedSession session)
    {
        var former = Actor.Of(http.User);
        if (former.Session is { } id) { await http.RequestServices.GetRequiredService<Sessions>().End(former, id, SessionEnd.SignedOut, http.RequestAborted); }
        if (LanguageChoice.Cultures.FirstOrDefault(c => c.Name == session.Culture) is { } chosen) { LanguageChoice.Remember(http, chosen); }
        await http.SignInAsync(Scheme, session.Principal, new AuthenticationProperties { IsPersistent = true, AllowRefresh = false, ExpiresUtc = session.ExpiresAt });
    }

    /// <summary>
    /// Lets a customer in who was recognised by a signed return (R1 step 3) or an external provider. Whoever calls it has made sure of
    /// the customer, and that the link works once. Answers false when the account is blocked or gone: nothing is set then.
    /// </summary>
    public static async Task<bool> SignIn(this HttpContext http, Sessions sessions, CustomerId customer, CancellationToken cancellationToken = default)
    {
        if (Actor.Of(http.User).CustomerId == customer) { return true; }
        if (await sessions.Start(customer.Value, SessionKind.Cookie, Origin.Of(http), cancellationToken) is not { } session) { return false; }
        await http.SignIn(session);
        return true;
    }

    /// <summary>Whether somebody is signed in here who is not that customer; they are asked before another session takes the place of theirs.</summary>
    public static bool IsSomebodyElse(this HttpContext http, CustomerId customer) => Actor.Of(http.User) is { IsSignedIn: true } actor && actor.CustomerId != customer;

    /// <summary>Takes the cookie away; ending the session row is the caller's.</summary>
    public static Task ForgetSession(this HttpContext http) => http.SignOutAsync(Scheme);

    /// <summary>Over https the name's prefix binds the cookie to this host and to https; browsers refuse that name over http.</summary>
    internal static void Configure(CookieAuthenticationOptions options, PublicAddress address, TimeProvider time)
    {
        // the row says when a session is over; a cookie must not be over before it when the shop's clock is moved
        options.TimeProvider = time.Unmoved();
        options.Cookie.Name = address.HasSecureCookies ? "__Host-signup" : "signup";
        options.Cookie.SecurePolicy = address.HasSecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.Cookie.IsEssential = true;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "return";
        options.Events.OnValidatePrincipal = AskTheRow;
        options.Events.OnRedirectToLogin = context => IsForPrograms(context.HttpContext) ? Actor.Unauthorized.ToProblem(context.HttpContext).ExecuteAsync(context.HttpContext) : LeadToSignIn(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => IsForPrograms(context.HttpContext) ? Actor.Forbidden.ToProblem(context.HttpContext).ExecuteAsync(context.HttpContext) : Hide(context.HttpContext);

        // the sign-in page decides itself where to go on
        options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
    }

    private static async Task AskTheRow(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var who = Actor.Of(context.Principal).Session is { } id ? await http.RequestServices.GetRequiredService<Sessions>().Who(id, http.RequestAborted) : null;
        if (who is not null)
        {
            context.ReplacePrincipal(who);
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(Scheme);
    }

    private static Task LeadToSignIn(HttpContext http)
    {
        var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : string.Empty;
        http.Response.Redirect(back.Length > 0 ? "/sign-in?return=" + Uri.EscapeDataString(back) : "/sign-in");
        return Task.CompletedTask;
    }

    /// <summary>A page that is not theirs does not exist for them.</summary>
    private static Task Hide(HttpContext http)
    {
        http.NoteForbidden(Actor.Forbidden);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsForPrograms(HttpContext http) => Array.Exists(ProgramPaths, path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));
}
