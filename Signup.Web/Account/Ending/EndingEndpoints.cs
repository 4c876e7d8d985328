using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Account.Ending;

/// <summary>POST and DELETE /api/contracts/{id}/notice, POST /api/contracts/{id}/withdrawal: what its customer may do to end a contract.</summary>
internal static class EndingEndpoints
{
    public static void MapEndingEndpoints(this IEndpointRouteBuilder routes)
    {
        var contracts = routes.MapGroup("/api/contracts/{id}").WithTags("Contracts").DisableAntiforgery();
        contracts.MapPost("/notice", End).WithSummary("End a contract with a paid period (owner)").WithDescription("One of the next three ends of a period that minimum term and notice period allow, the first where none is named; nothing is charged from then on. A reason (neededLess, tooExpensive, answersDidNotHelp, somethingElse) may be said. Again gives back the notice that is there.")
            .Produces<GivenNotice>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        contracts.MapDelete("/notice", Keep).WithSummary("Take a notice back, until the contract ends (owner)").Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        contracts.MapPost("/withdrawal", Withdraw).WithSummary("Withdraw from a contract (owner)").WithDescription("Where its buyer has that right, and in time. The contract ends and the money goes back. Again gives back the withdrawal that is there.")
            .Produces<Withdrawal>().ProducesProblem(401).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> End(ContractId id, NoticeBody? body, HttpContext http, EndContract end, CancellationToken cancellationToken) =>
        (await end.Run(id, body?.EndsAt, Actor.Of(http.User), body?.Reason, cancellationToken)).Answer(http, Results.Ok);

    private static async Task<IResult> Keep(ContractId id, HttpContext http, EndContract end, CancellationToken cancellationToken) =>
        (await end.Keep(id, Actor.Of(http.User), cancellationToken)).Answer(http, _ => Results.NoContent());

    private static async Task<IResult> Withdraw(ContractId id, HttpContext http, WithdrawFromContract withdraw, CancellationToken cancellationToken) =>
        (await withdraw.Run(id, Actor.Of(http.User), cancellationToken)).Answer(http, contract => Results.Ok(contract.Withdrawal));

    /// <param name="EndsAt">One of the next ends of a period; the day decides.</param>
    internal sealed record NoticeBody(DateTimeOffset? EndsAt, EndReason? Reason);
}
