using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Files;
using SignupWeb.Platform.Web;

namespace SignupWeb.Support;

/// <summary>Support requests over HTTP: read, answer, close, fetch a file. They are opened where the allowance is known, too.</summary>
internal static class SupportEndpoints
{
    public const string Path = "/api/support-requests";

    /// <summary>What does not say of which type it is counts as JSON.</summary>
    public const int BehindJson = 1;

    public static void MapSupportEndpoints(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup(Path).WithTags("Support requests").DisableAntiforgery();
        requests.MapGet("/", List).WithSummary("One's own support requests, or for staff everybody's, the newest first").Produces<RequestListView>().ProducesProblem(401);
        requests.MapGet("/{reference}", Read).WithSummary("A support request with its messages (owner or staff)").WithDescription("Internal notes are for staff alone.").Produces<ThreadView>().ProducesProblem(401).ProducesProblem(404);
        requests.MapPost("/{reference}/messages", Write).WithSummary("Write to a support request (owner or staff)").WithDescription("Its customer asks on, which opens it again for up to 14 days after it was closed; staff answers, or with note leaves a note for staff alone. The same id again is the same message. With files: the same as multipart/form-data, up to 5 files of 10 MB.")
            .Produces<RequestView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429);
        requests.MapPost("/{reference}/messages", WriteWithFiles).WithMetadata(new RequestSizeLimitAttribute(SupportFiles.LargestBody)).WithOrder(BehindJson).ExcludeFromDescription();
        requests.MapPost("/{reference}/close", Close).WithSummary("Close a support request (owner or staff)").WithDescription("Closed already is a success.").Produces<RequestView>().ProducesProblem(401).ProducesProblem(404);
        routes.MapGet("/support/files/{id}", Fetch).ExcludeFromDescription();
    }

    private static async Task<IResult> List(string? state, string? page, HttpContext http, ListRequests list) =>
        (await list.Run(FilterOf(state, page), Actor.Of(http.User), http.RequestAborted)).Answer(http, found => Results.Ok(new RequestListView([.. found.Requests.Select(RequestView.Of)], found.Page, found.GoesOn)));

    private static async Task<IResult> Read(SupportReference reference, HttpContext http, ReadRequest read) =>
        (await read.Run(reference, Actor.Of(http.User), http.RequestAborted)).Answer(http, thread => Results.Ok(ThreadView.Of(thread)));

    private static Task<IResult> Write(SupportReference reference, MessageBody body, HttpContext http, WriteMessage write) =>
        Say(reference, new Said(body.Text, [], body.Note ?? false, body.Id), http, write);

    private static Task<IResult> WriteWithFiles(SupportReference reference, [FromForm] string? text, [FromForm] bool? note, [FromForm] Guid? id, IFormFileCollection files, HttpContext http, WriteMessage write) =>
        Say(reference, new Said(text, Upload.From(files), note ?? false, id), http, write);

    private static async Task<IResult> Say(SupportReference reference, Said said, HttpContext http, WriteMessage write) =>
        (await write.Run(reference, said, Actor.Of(http.User), http.RequestAborted)).Answer(http, request => Results.Ok(RequestView.Of(request)));

    private static async Task<IResult> Close(SupportReference reference, HttpContext http, CloseRequest close) =>
        (await close.Run(reference, Actor.Of(http.User), http.RequestAborted)).Answer(http, request => Results.Ok(RequestView.Of(request)));

    /// <summary>Always to be saved, never to be shown: what is in it was written by somebody else.</summary>
    private static async Task<IResult> Fetch(string id, HttpContext http, ReadFile read, SupportFiles contents)
    {
        var actor = Actor.Of(http.User);
        if (!actor.IsSignedIn) { return Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path)); }
        if (!SupportFileId.TryParse(id, null, out var file) || (await read.Run(file, actor, http.RequestAborted)).Refused(out _, out var found) || !File.Exists(contents.PathOf(file))) { return Results.NotFound(); }
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(contents.PathOf(file), found.MediaType, found.Name);
    }

    private static RequestFilter FilterOf(string? state, string? page) =>
        new(Enum.TryParse<SupportState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null, int.TryParse(page, CultureInfo.InvariantCulture, out var number) ? number : 1);

    /// <param name="Note">For staff alone; staff only.</param>
    /// <param name="Id">Of your own making: sent again with it, it is the same message.</param>
    internal sealed record MessageBody(string? Text, bool? Note, Guid? Id);
}
