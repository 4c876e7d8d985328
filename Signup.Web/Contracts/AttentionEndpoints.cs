using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Contracts;

/// <summary>POST /api/contracts/{id}/acknowledgement and /reminder, POST /api/contracts/acceptances, and GET /contracts/evidence/{id}, for staff.</summary>
internal static class AttentionEndpoints
{
    public static void MapAttentionEndpoints(this IEndpointRouteBuilder routes)
    {
        var contracts = routes.MapGroup("/api/contracts").WithTags("Contracts").DisableAntiforgery();
        contracts.MapPost("/{id}/acknowledgement", Acknowledge).WithSummary("Acknowledge a yellow or red contract and say what comes next (Manager or Admin)").WithDescription("Nobody is reminded until dueAt, at most 30 days from now. ALREADY_ACKNOWLEDGED names who was first.").Produces<Attention>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        contracts.MapPost("/{id}/reminder", Move).WithSummary("Move the reminder of one contract (Manager or Admin)").WithDescription("At most 30 days from now, with a reason. A yellow or red contract must be acknowledged first, and only whoever did moves its reminder.").Produces<Attention>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        contracts.MapPost("/acceptances", Log).WithSummary("Log up to fifty green contracts as accepted (staff)").Produces<LogAcceptance.Outcome>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        routes.MapGet("/contracts/evidence/{id}", Fetch).ExcludeFromDescription();
    }

    /// <summary>Always to be saved, never to be shown: what is in it was written by somebody else.</summary>
    private static async Task<IResult> Fetch(string id, HttpContext http, ReadEvidence read, EvidenceFiles contents)
    {
        var actor = Actor.Of(http.User);
        if (!actor.IsSignedIn) { return Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path)); }
        if (!EvidenceId.TryParse(id, null, out var file) || (await read.Run(file, actor, http.RequestAborted)).Refused(out _, out var found) || !File.Exists(contents.PathOf(file))) { return Results.NotFound(); }
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(contents.PathOf(file), found.MediaType, found.Name);
    }

    private static async Task<IResult> Acknowledge(ContractId id, AcknowledgeContract.Wish wish, HttpContext http, AcknowledgeContract acknowledge, CancellationToken cancellationToken) =>
        (await acknowledge.Run(id, wish, Actor.Of(http.User), cancellationToken)).Answer(http, contract => Results.Ok(new Attention(contract.Id, contract.Number, contract.Colour, contract.DueAt, contract.Acknowledgement)));

    private static async Task<IResult> Move(ContractId id, MoveReminder.Wish wish, HttpContext http, MoveReminder move, CancellationToken cancellationToken) =>
        (await move.Run(id, wish, Actor.Of(http.User), cancellationToken)).Answer(http, contract => Results.Ok(new Attention(contract.Id, contract.Number, contract.Colour, contract.DueAt, contract.Acknowledgement)));

    private static async Task<IResult> Log(AcceptanceRequest request, HttpContext http, LogAcceptance log, CancellationToken cancellationToken) =>
        (await log.Run(request.ContractIds ?? [], Actor.Of(http.User), cancellationToken)).Answer(http, Results.Ok);

    internal sealed record AcceptanceRequest(IReadOnlyList<ContractId>? ContractIds);

    internal sealed record Attention(ContractId ContractId, string Number, Colour Colour, DateTimeOffset? DueAt, Acknowledgement? Acknowledgement);
}
