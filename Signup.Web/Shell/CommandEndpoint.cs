using Microsoft.AspNetCore.Http.HttpResults;
using SignupWeb.Platform.Access;
using SignupWeb.SysOps.Search;

namespace SignupWeb.Shell;

/// <summary>GET /ops/find?q=: what the command menu shows for these words, as a part of a page, for all staff.</summary>
internal static class CommandEndpoint
{
    public static void MapCommandMenu(this IEndpointRouteBuilder routes) => routes.MapGet("/ops/find", Find).ExcludeFromDescription();

    private static async Task<IResult> Find(string? q, HttpContext http, FindThings find, CancellationToken cancellationToken)
    {
        var (staff, wanted) = (Actor.Of(http.User), Wanted.Of(q));
        if ((await find.Run(staff, wanted, cancellationToken)).Refused(out _, out var found)) { return Results.NotFound(); }
        http.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<CommandResults>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(CommandResults.Staff)] = staff,
            [nameof(CommandResults.Wanted)] = wanted,
            [nameof(CommandResults.Found)] = found,
        });
    }
}
