using Microsoft.AspNetCore.Diagnostics;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Hosting;

/// <summary>
/// What changes something is asked for by our own pages or by programs, never by a page of another site, of a neighbour under the same
/// domain either: whatever a browser brings along by itself must not speak for its owner there.
/// </summary>
internal static class OurPagesOnly
{
    /// <summary>What a program is told whose call came out of another site's page.</summary>
    public static readonly Refusal Elsewhere = new(RefusalKind.Forbidden, "CROSS_ORIGIN", "This call came from a page of another site.");

    /// <summary>Stands behind authentication: a provider's answer comes from the provider's page, and is known by a cookie of its own.</summary>
    public static void UseOurPagesOnly(this IApplicationBuilder app, Func<HttpContext, bool> isForPrograms) => app.Use((http, next) =>
    {
        if (IsOnlyShown(http) || !Matters(http.Request) || !SameOrigin.Refuses(http.Request)) { return next(http); }
        if (isForPrograms(http)) { return Elsewhere.ToProblem(http).ExecuteAsync(http); }
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>The page that says what went wrong is only shown.</summary>
    private static bool IsOnlyShown(HttpContext http) => http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>A live page is opened by a GET, and does anything from there. A bearer token is never brought along by itself.</summary>
    private static bool Matters(HttpRequest request) => !BearerTokens.Brings(request) && (request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal) || !IsSafe(request.Method));

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
