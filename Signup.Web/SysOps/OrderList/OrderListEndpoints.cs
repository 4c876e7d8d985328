using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.OrderList;

/// <summary>GET /ops/orders/export: what the page's filter finds, as CSV, for managers and administrators.</summary>
internal static class OrderListEndpoints
{
    public static void MapOrderListEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/ops/orders/export", Send).ExcludeFromDescription();

    private static async Task<IResult> Send(string? q, string? state, string? product, string? from, string? to, string? sort, HttpContext http, ExportOrders export, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(http.User);
        if (!actor.IsSignedIn) { return Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)); }
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"orders.csv\"";
        if ((await export.Run(OrderFilter.Of(q, state, product, from, to, sort), http.Response.Body, actor, cancellationToken)).Refusal is not { } refusal) { return Results.Empty; }
        (http.Response.ContentType, http.Response.Headers.ContentDisposition) = (null, default);
        return refusal.Kind == RefusalKind.Invalid ? refusal.ToProblem(http) : Results.NotFound();
    }
}
