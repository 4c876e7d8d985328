using Microsoft.AspNetCore.StaticFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;

namespace SignupWeb.Provisioning;

/// <summary>GET /downloads/{id}: the file itself, for its owner or with the signed link of the mail. To everybody else it does not exist.</summary>
public static class DownloadEndpoints
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void MapDownloadEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/downloads/{id}", Fetch).ExcludeFromDescription();
        routes.MapPost("/api/downloads/{id}/retry", Retry).WithTags("Downloads").DisableAntiforgery().WithSummary("Have a download that could not be provided tried again at once (staff)").Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> Fetch(DownloadId id, string? token, HttpContext http, SignedLinks links, IDbContextFactory<SignupDb> contexts, FileStore files, UnitOfWork unit, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var download = await db.Set<Download>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (download is not { State: DownloadState.Ready, ClosedAt: null } || !MayHave(download, token, Actor.Of(http.User), links)) { return Results.NotFound(); }
        var file = download.Url is null ? await files.Find(download.FileName, cancellationToken) : null;
        if (file is null && download.Url is null) { return Results.NotFound(); }
        if (!http.IsForHead() && IsFromTheBeginning(http.Request)) { await Count(unit, id, time, cancellationToken); }
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (file is null) { return Results.Redirect(download.Url!); }
        var type = Types.TryGetContentType(download.FileName, out var known) ? known : "application/octet-stream";
        return Results.File(file.Path, type, download.FileName, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    private static async Task<IResult> Retry(DownloadId id, HttpContext http, RetryDownload retry, CancellationToken cancellationToken) =>
        (await retry.Run(id, Actor.Of(http.User), cancellationToken)).Answer(http, _ => Results.NoContent());

    /// <summary>The rest of a file that broke off is the same fetch; asking whether it has changed is none.</summary>
    private static bool IsFromTheBeginning(HttpRequest request)
    {
        var range = request.GetTypedHeaders().Range?.Ranges.FirstOrDefault();
        return request.Headers.IfNoneMatch.Count == 0 && (range is null || range.From == 0);
    }

    private static Task<Done> Count(UnitOfWork unit, DownloadId id, TimeProvider time, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            (await db.Set<Download>().SingleAsync(d => d.Id == id, cancellationToken)).Fetch(time.GetUtcNow());
            return Done.It;
        },
        cancellationToken);

    private static bool MayHave(Download download, string? token, Actor actor, SignedLinks links) =>
        actor.CustomerId == download.CustomerId || links.Opens(DownloadLinks.Kind, token, download.Id.Value);
}
