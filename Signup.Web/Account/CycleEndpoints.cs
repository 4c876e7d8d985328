using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account;

/// <summary>The billing cycle of what runs, over HTTP.</summary>
internal static class CycleEndpoints
{
    public static void MapCycleEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/orders").WithTags("Orders").DisableAntiforgery().MapPost("/{id}/billing-cycle", Change).WithSummary("Choose another billing cycle for what the order began (owner)").WithDescription("It begins with the end of the paid period; nothing is charged or given back before. Choosing the old cycle takes it back. PAYMENT_OVERDUE, SUBSCRIPTION_ENDS and CHARGE_IS_NEAR when it cannot be changed now.")
            .Produces<CycleChange>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> Change(OrderId id, CycleRequest request, HttpContext http, ChangeCycle change, CancellationToken cancellationToken) =>
        (await change.Run(id, request.BillingCycle, Actor.Of(http.User), cancellationToken)).Answer(http, Results.Ok);

    internal sealed record CycleRequest(BillingCycle BillingCycle);
}
