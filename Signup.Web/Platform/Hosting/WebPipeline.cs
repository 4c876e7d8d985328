using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Hosting;

public static class WebPipeline
{
    /// <summary>The way of every request, outermost first. API callers get problems, people get pages.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseProxies();
        app.UseSecurityHeaders();
        app.UseWaitUntilReady();
        app.UseNoIndex();
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseLanguageChoice();
        // Not in a branch: a branch has no routes of its own, so the pages would not be found. What programs asked for is answered further in.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true, StatusCodeSelector = StatusOf });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(IsForPrograms, api =>
        {
            api.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf });
            api.UseStatusCodePages();
        });
        app.UseHsts();
        app.MapStaticAssets().ShortCircuit();
        app.UseWhen(http => !DatabaseTrouble.Is(http.Features.Get<IExceptionHandlerFeature>()?.Error), known => known.UseAuthentication());
        app.UseOurPagesOnly(IsForPrograms);
        app.UseLivePageLimit();
        app.UseApiThrottle();
        app.UseAuthorization();
        app.Use(KeepFromCaches);
        app.Use(OnlyShowProblems);
        app.UseAntiforgery();
        app.Use(RefuseForgedForms);
        app.UseOutputCache();
    }

    /// <summary>What named proxies say of where a request comes from holds for everything further in. Without names nobody is believed, though the framework's own empty lists would believe everybody.</summary>
    private static void UseProxies(this WebApplication app)
    {
        var unknown = app.Services.GetRequiredService<UnknownProxy>();
        if (app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownIPNetworks.Count > 0) { app.UseForwardedHeaders(); }
        app.Use((http, next) =>
        {
            unknown.Look(http);
            return next(http);
        });
    }

    /// <summary>
    /// The page that says what went wrong is only shown: a form refused for its token would be refused there once more, and that
    /// would be an error of its own.
    /// </summary>
    private static Task OnlyShowProblems(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            http.Features.Set<IAntiforgeryValidationFeature>(null);
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }

    /// <summary>A form without its token is refused before anybody reads it: an endpoint that read it would fail with a 500.</summary>
    private static Task RefuseForgedForms(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) { return next(http); }
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>A form that cannot be read, for instance one with a NUL character in it, is the sender's mistake; a database that takes nothing is nobody's, and may take it later.</summary>
    internal static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        _ when DatabaseTrouble.Is(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>What a program is answered about somebody is for nobody's cache. A visitor who only reads is told what everybody is.</summary>
    private static Task KeepFromCaches(HttpContext http, RequestDelegate next)
    {
        if (IsForPrograms(http) && (Actor.Of(http.User).IsSignedIn || !HttpMethods.IsGet(http.Request.Method) || http.Request.Headers.ContainsKey("Signup-Key"))) { http.Response.Headers.CacheControl = "no-store"; }
        return next(http);
    }

    private static bool IsForPrograms(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/webhooks", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/sandbox", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/account/passkeys", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/sign-in/passkey", StringComparison.Ordinal);
}
