using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Web;

/// <summary>Response headers that keep pages from being framed, sniffed or extended by others.</summary>
public static class SecurityHeaders
{
    private const string Policy = "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self' https://checkout.stripe.com";

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var targets = app.ApplicationServices.GetRequiredService<IOptions<FormTargets>>();
        app.Use((http, next) =>
        {
            Protect(http.Response.Headers, targets);
            return next(http);
        });
    }

    /// <summary>Once more where an error has cleared them.</summary>
    internal static void Protect(IHeaderDictionary headers, IOptions<FormTargets> targets)
    {
        headers.ContentSecurityPolicy = targets.Value.Origins is { Count: > 0 } others ? $"{Policy} {string.Join(' ', others)}" : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
    }
}
