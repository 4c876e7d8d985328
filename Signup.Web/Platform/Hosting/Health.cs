using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Hosting;

/// <summary>/health/live: the process answers. /health/ready: the database is up to date, can be read, and takes what is written.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(MigrateAtStart migrations, IDbContextFactory<SignupDb> contexts, DatabaseHealth health, CancellationToken cancellationToken)
    {
        if (!migrations.IsReady) { return Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable); }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Database.CanConnectAsync(cancellationToken)) { return Results.Text("database not reachable", statusCode: StatusCodes.Status503ServiceUnavailable); }
        return await health.TakesWrites(cancellationToken) ? Results.Text("ready") : Results.Text("database not writable", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
