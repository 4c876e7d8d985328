using System.Diagnostics;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Web;

/// <summary>Refusals as ProblemDetails with code and traceId.</summary>
public static class Problems
{
    public static Microsoft.AspNetCore.Http.IResult ToProblem(this Refusal refusal, HttpContext http)
    {
        http.NoteForbidden(refusal);
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = refusal.Code,
            ["traceId"] = Activity.Current?.Id ?? http.TraceIdentifier,
        };
        var fields = refusal.All.Where(r => r.Field is not null).GroupBy(r => r.Field!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(r => r.Message).ToArray(), StringComparer.Ordinal);
        if (fields.Count > 0) { extensions["errors"] = fields; }
        if (refusal.Details.TryGetValue("retryAfter", out var seconds)) { http.Response.Headers.RetryAfter = seconds?.ToString(); }
        foreach (var (name, value) in refusal.Details) { extensions[name] = value; }
        return Results.Problem(refusal.Message, statusCode: (int)refusal.Kind, title: refusal.Code, extensions: extensions);
    }

    /// <summary>A page that says no for a while says so to the browser as well: 429 or 503, and when to come again. Every other no is a page as any.</summary>
    public static void Mark(this HttpContext http, Refusal refusal)
    {
        if (refusal.Kind is not (RefusalKind.TooMany or RefusalKind.Unavailable)) { return; }
        http.Response.StatusCode = (int)refusal.Kind;
        if (refusal.Details.TryGetValue("retryAfter", out var seconds)) { http.Response.Headers.RetryAfter = seconds?.ToString(); }
    }

    /// <summary>Who is refused for want of a right has come by no button of ours.</summary>
    public static void NoteForbidden(this HttpContext http, Refusal refusal)
    {
        if (refusal.Kind != RefusalKind.Forbidden) { return; }
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("SignupWeb.Refused")
            .LogInformation("{Code} at {Method} {Endpoint}", refusal.Code, http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
    }

    /// <summary>The same where no page of its own says it.</summary>
    public static Microsoft.AspNetCore.Http.IResult Refuse(this HttpContext http, Refusal refusal)
    {
        http.Mark(refusal);
        return Results.StatusCode((int)refusal.Kind);
    }

    /// <summary>The answer of an API call: the granted value through <paramref name="granted"/>, a refusal as a problem.</summary>
    public static Microsoft.AspNetCore.Http.IResult Answer<T>(this Result<T> result, HttpContext http, Func<T, Microsoft.AspNetCore.Http.IResult> granted) =>
        result.Refused(out var refusal, out var value) ? refusal.ToProblem(http) : granted(value);
}
