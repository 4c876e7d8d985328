using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Contracts;

/// <summary>POST /api/contracts/{id}/acknowledgement and POST /api/contracts/acceptances, for staff.</summary>
internal static class AttentionEndpoints
{
    public static void MapAttentionEndpoints(this IEndpointRouteBuilder routes)
    {
        var contracts = routes.MapGroup("/api/contracts").WithTags("Contracts").DisableAntiforgery();
        contracts.MapPost("/{id}/acknowledgement", Acknowledge).WithSummary("Acknowledge a yellow or red contract and say what comes next (Manager or Admin)").WithDescription("Nobody is reminded until dueAt, at most 30 days from now. ALREADY_ACKNOWLEDGED names who was first.").Produces<Attention>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        contracts.MapPost("/acceptances", Log).WithSummary("Log up to fifty green contracts as accepted (staff)").Produces<LogAcceptance.Outcome>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
    }

    private static async Task<IResult> Acknowledge(ContractId id, AcknowledgeContract.Wish wish, HttpContext http, AcknowledgeContract acknowledge, CancellationToken cancellationToken) =>
        (await acknowledge.Run(id, wish, Actor.Of(http.User), cancellationToken)).Answer(http, contract => Results.Ok(new Attention(contract.Id, contract.Number, contract.Colour, contract.DueAt, contract.Acknowledgement)));

    private static async Task<IResult> Log(AcceptanceRequest request, HttpContext http, LogAcceptance log, CancellationToken cancellationToken) =>
        (await log.Run(request.ContractIds ?? [], Actor.Of(http.User), cancellationToken)).Answer(http, Results.Ok);

    internal sealed record AcceptanceRequest(IReadOnlyList<ContractId>? ContractIds);

    internal sealed record Attention(ContractId ContractId, string Number, Colour Colour, DateTimeOffset? DueAt, Acknowledgement? Acknowledgement);
}
