using System.Text;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;

namespace SignupWeb.SysOps.People;

/// <summary>GET /ops/customers/{id}/story: what happened to a customer as CSV, for managers and administrators.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeopleEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/ops/customers/{id}/story", Send).ExcludeFromDescription();

    private static async Task<IResult> Send(string id, HttpContext http, ExportStory export, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(http.User);
        if (!actor.IsSignedIn) { return Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path)); }
        if (!CustomerId.TryParse(id, null, out var customer) || (await export.Run(customer, actor, cancellationToken)).Refused(out _, out var story)) { return Results.NotFound(); }
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(story), "text/csv; charset=utf-8", $"story-{customer}.csv");
    }
}
