using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Hosting;

/// <summary>R5, access is not available: a page or a call that ends in an error of ours is told of. What is answered is left to others.</summary>
internal sealed class TellOfBrokenPages(Troubles troubles, IOptions<FormTargets> targets) : IExceptionHandler
{
    /// <summary>The kind of the risk.</summary>
    public const string RiskKind = "page-failing";

    /// <summary>In seconds: a lock passes, a disk takes a person.</summary>
    private const string ComeAgainAfter = "30";

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        SecurityHeaders.Protect(httpContext.Response.Headers, targets);
        var status = WebPipeline.StatusOf(exception);
        if (status == StatusCodes.Status503ServiceUnavailable) { httpContext.Response.Headers.RetryAfter = ComeAgainAfter; }
        if (exception is not OperationCanceledException && status >= StatusCodes.Status500InternalServerError)
        {
            // the pattern, not the path: that may hold a token
            var where = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint is RouteEndpoint { RoutePattern.RawText: { } pattern } ? pattern : "an address";
            troubles.Note(new(RiskKind, $"{where} ended in an error"), exception);
        }

        return ValueTask.FromResult(false);
    }
}
