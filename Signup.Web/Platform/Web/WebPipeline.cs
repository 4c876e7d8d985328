using SignupWeb.Platform.Access;

namespace SignupWeb.Platform.Web;

public static class WebPipeline
{
    /// <summary>The way of every request, outermost first. API callers get problems, people get pages.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseLanguageChoice();
        // Not in a branch: a branch has no routes of its own, so the pages would not be found. What programs asked for is answered further in.
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(IsForPrograms, api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseHsts();
        app.MapStaticAssets().ShortCircuit();
        app.UseAuthentication();
        app.UseApiThrottle();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseOutputCache();
    }

    private static bool IsForPrograms(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/webhooks", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/sandbox", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/account/passkeys", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/sign-in/passkey", StringComparison.Ordinal);
}
