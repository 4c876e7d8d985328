using Microsoft.AspNetCore.StaticFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Provisioning;

/// <summary>GET /downloads/{id}: the file itself, for its owner or with the signed link of the mail. To everybody else it does not exist.</summary>
public static class DownloadEndpoints
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void MapDownloadEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/downloads/{id}", Fetch).ExcludeFromDescription();

    private static async Task<IResult> Fetch(DownloadId id, string? token, HttpContext http, SignedLinks links, IDbContextFactory<SignupDb> contexts, FileStore files, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var download = await db.Set<Download>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (download is not { State: DownloadState.Ready } || !MayHave(download, token, Actor.Of(http.User), links)) { return Results.NotFound(); }
        if (await files.Find(download.FileName, cancellationToken) is not { } file) { return Results.NotFound(); }
        http.Response.Headers.CacheControl = "private, no-store";
        var type = Types.TryGetContentType(download.FileName, out var known) ? known : "application/octet-stream";
        return Results.File(file.Path, type, download.FileName, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    private static bool MayHave(Download download, string? token, Actor actor, SignedLinks links) =>
        actor.CustomerId == download.CustomerId || links.Opens(DownloadLinks.Kind, token, download.Id.Value);
}
