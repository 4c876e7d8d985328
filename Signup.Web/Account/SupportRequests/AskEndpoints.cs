using Microsoft.AspNetCore.Mvc;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Files;
using SignupWeb.Platform.Web;
using SignupWeb.Support;

namespace SignupWeb.Account.SupportRequests;

/// <summary>POST /api/support-requests: a customer opens a support request.</summary>
internal static class AskEndpoints
{
    public static void MapAskEndpoints(this IEndpointRouteBuilder routes)
    {
        var requests = routes.MapGroup(SupportEndpoints.Path).WithTags("Support requests").DisableAntiforgery();
        requests.MapPost("/", Open).WithSummary("Open a support request under one of one's contracts").WithDescription("Takes one of the month's support requests; QUOTA_USED when there is none left. The same id again is the same request. With files: the same as multipart/form-data, up to 5 files of 10 MB.")
            .Produces<RequestView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).ProducesProblem(429);
        requests.MapPost("/", OpenWithFiles).WithMetadata(new RequestSizeLimitAttribute(SupportFiles.LargestBody)).WithOrder(SupportEndpoints.BehindJson).ExcludeFromDescription();
    }

    private static Task<IResult> Open(AskBody body, HttpContext http, AskForSupport ask) =>
        Ask(new SupportWish(body.ContractId, body.Subject, body.Text, [], body.Id), http, ask);

    private static Task<IResult> OpenWithFiles([FromForm] Guid? contractId, [FromForm] string? subject, [FromForm] string? text, [FromForm] Guid? id, IFormFileCollection files, HttpContext http, AskForSupport ask) =>
        Ask(new SupportWish(contractId is { } contract ? new(contract) : null, subject, text, Upload.From(files), id), http, ask);

    private static async Task<IResult> Ask(SupportWish wish, HttpContext http, AskForSupport ask) =>
        (await ask.Run(wish, Actor.Of(http.User), http.RequestAborted)).Answer(http, request => Results.Created($"{SupportEndpoints.Path}/{request.Reference}", RequestView.Of(request)));

    /// <param name="Id">Of your own making: sent again with it, it is the same request.</param>
    internal sealed record AskBody(ContractId? ContractId, string? Subject, string? Text, Guid? Id);
}
