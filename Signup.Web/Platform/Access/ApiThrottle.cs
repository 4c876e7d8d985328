using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

/// <summary>The general limit on calls of the HTTP API, and one like it for cancelling alone; stands after authentication, so that a signed-in program has its own count.</summary>
public static class ApiThrottle
{
    public static IApplicationBuilder UseApiThrottle(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && TooMany(http) is { } refusal)
        {
            await refusal.ToProblem(http).ExecuteAsync(http);
            return;
        }

        await next(http);
    });

    /// <summary>Whoever asked too much of the rest may still cancel in time.</summary>
    private static bool IsCancelling(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && http.Request.Path.Value!.StartsWith("/api/orders/", StringComparison.OrdinalIgnoreCase) && http.Request.Path.Value.EndsWith("/cancel", StringComparison.OrdinalIgnoreCase);

    private static Kernel.Refusal? TooMany(HttpContext http)
    {
        var who = Actor.Of(http.User).LoginId?.ToString() ?? Origin.Of(http).Address;
        var limit = http.RequestServices.GetRequiredService<IOptionsMonitor<LimitOptions>>().CurrentValue.Api;
        return http.RequestServices.GetRequiredService<Throttle>().Take(limit, (IsCancelling(http) ? "cancel:" : "api:") + who);
    }
}
