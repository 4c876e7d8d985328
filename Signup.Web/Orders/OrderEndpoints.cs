using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Orders;

/// <summary>GET /api/orders/{id}, and what its customer may do: cancel, pay, pay-instead.</summary>
public static class OrderEndpoints
{
    /// <summary>A page takes its own address's POST as well; this form is for the endpoint.</summary>
    private const int BeforeThePage = -1;

    public sealed record Agreement(Money Total);

    public static void MapOrderEndpoints(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/api/orders").WithTags("Orders");
        orders.MapGet("/{id}", Get).WithSummary("An order of the signed-in customer").Produces<OrderView>().ProducesProblem(404);
        orders.MapPost("/{id}/cancel", Cancel).WithSummary("Cancel an order inside its remorse window").Produces<OrderView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(503).DisableAntiforgery();
        routes.MapPost("/cancel-order/{token}", CancelWithLink).ExcludeFromDescription().WithOrder(BeforeThePage).WithMetadata(new RequireAntiforgeryTokenAttribute());
        orders.MapPost("/{id}/pay", Pay).WithSummary("Try a declined payment again").Produces<OrderView>().ProducesProblem(404).ProducesProblem(409).DisableAntiforgery();
        orders.MapPost("/{id}/pay-instead", Instead).WithSummary("Its promotion code has ended (failure.instead): agree to the price without it").Produces<OrderView>().ProducesProblem(404).ProducesProblem(409).DisableAntiforgery();
    }

    private static async Task<IResult> Get(OrderId id, HttpContext http, IDbContextFactory<SignupDb> contexts, CancellationToken cancellationToken)
    {
        var actor = Actor.Of(http.User);
        if (!actor.IsSignedIn) { return Actor.Unauthorized.ToProblem(http); }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var order = await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id && o.CustomerId == actor.CustomerId, cancellationToken);
        return order is null ? CancelOrder.NotFound.ToProblem(http) : Results.Ok(OrderView.Of(order));
    }

    private static async Task<IResult> Cancel(OrderId id, HttpContext http, CancelOrder cancel, CancellationToken cancellationToken) =>
        (await cancel.Run(id, Actor.Of(http.User), cancellationToken)).Answer(http, order => Results.Ok(OrderView.Of(order)));

    /// <summary>The button behind the mail's link; a mail scanner's GET cancels nothing. The page says what came of it.</summary>
    private static async Task<IResult> CancelWithLink(string token, CancelByLink cancel, Sentences sentences, HttpContext http, CancellationToken cancellationToken)
    {
        if ((await cancel.Run(token, cancellationToken)).Refusal is { Kind: RefusalKind.Unavailable } later)
        {
            http.Response.Headers.RetryAfter = "30";
            return Results.Text(sentences.Say(later), statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        return SeeOther.To($"/cancel-order/{Uri.EscapeDataString(token)}");
    }

    private static async Task<IResult> Pay(OrderId id, HttpContext http, TryPaymentAgain again, CancellationToken cancellationToken) =>
        (await again.Run(id, null, Actor.Of(http.User), cancellationToken)).Answer(http, order => Results.Ok(OrderView.Of(order)));

    private static async Task<IResult> Instead(OrderId id, Agreement agreed, HttpContext http, PayInstead pay, CancellationToken cancellationToken) =>
        (await pay.Run(id, agreed.Total, Actor.Of(http.User), cancellationToken)).Answer(http, order => Results.Ok(OrderView.Of(order)));
}
