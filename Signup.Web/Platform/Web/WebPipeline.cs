using SignupWeb.Platform.Access;

namespace SignupWeb.Platform.Web;

public static class WebPipeline
{
    /// <summary>The way of every request, outermost first. API callers get problems, people get pages.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseLanguageChoice();
        app.UseWhen(IsForPrograms, api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseWhen(http => !IsForPrograms(http), pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
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
        || http.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal);
}
