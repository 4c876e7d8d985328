using Microsoft.Extensions.Options;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Books;

/// <summary>GET /ops/money/ledger?month=2026-11: the ledger of a month to take away, for managers and administrators.</summary>
public static class BooksEndpoints
{
    public static void MapBooksEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/ops/money/ledger", Export).ExcludeFromDescription();

    private static async Task<IResult> Export(string? month, HttpContext http, ExportLedger export, IOptions<ShopOptions> shop, TimeProvider time, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(http.User);
        if (!actor.IsSignedIn) { return Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)); }
        var asked = month is null ? ShopMonth.Of(time.GetUtcNow(), shop.Value) : ShopMonth.Of(month, shop.Value);
        if (asked is null) { return Results.NotFound(); }

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"ledger-{asked}.csv\"";
        if ((await export.Run(asked, http.Response.Body, actor, cancellationToken)).Refusal is null) { return Results.Empty; }
        (http.Response.ContentType, http.Response.Headers.ContentDisposition) = (null, default);
        return Results.NotFound();
    }
}
