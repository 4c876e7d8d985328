using System.Text;
using SignupWeb.Platform.Access;

namespace SignupWeb.SysOps.Overview;

/// <summary>GET /ops/overview/signups, revenue, contracts and acknowledged: the tables of the overview as CSV, for all staff.</summary>
public static class OverviewEndpoints
{
    public static void MapOverviewEndpoints(this IEndpointRouteBuilder routes)
    {
        Map(routes, "signups", OverviewCsv.Signups);
        Map(routes, "revenue", OverviewCsv.Revenue);
        Map(routes, "contracts", OverviewCsv.Contracts);
        Map(routes, "acknowledged", OverviewCsv.Acknowledged);
    }

    private static void Map(IEndpointRouteBuilder routes, string name, Func<OverviewReading, string> table) =>
        routes.MapGet("/ops/overview/" + name, (HttpContext http, ReadOverview read, CancellationToken cancellationToken) => Send(http, read, name, table, cancellationToken)).ExcludeFromDescription();

    private static async Task<IResult> Send(HttpContext http, ReadOverview read, string name, Func<OverviewReading, string> table, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(http.User);
        if (!actor.IsSignedIn) { return Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path)); }
        if ((await read.Run(actor, cancellationToken)).Refused(out _, out var reading)) { return Results.NotFound(); }
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(table(reading)), "text/csv; charset=utf-8", $"{name}-{reading.Today:yyyy-MM-dd}.csv");
    }
}
