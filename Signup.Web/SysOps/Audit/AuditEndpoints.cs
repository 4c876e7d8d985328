using SignupWeb.Platform.Access;

namespace SignupWeb.SysOps.Audit;

/// <summary>GET /ops/audit/entries: what the page's filter finds, as CSV, for administrators.</summary>
internal static class AuditEndpoints
{
    public static void MapAuditEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/ops/audit/entries", Send).ExcludeFromDescription();

    private static async Task<IResult> Send(string? by, string? action, string? about, string? day, HttpContext http, ExportAudit export, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(http.User);
        if (!actor.IsSignedIn) { return Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)); }
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        if ((await export.Run(AuditFilter.Of(by, action, about, day), http.Response.Body, actor, cancellationToken)).Refusal is null) { return Results.Empty; }
        (http.Response.ContentType, http.Response.Headers.ContentDisposition) = (null, default);
        return Results.NotFound();
    }
}
