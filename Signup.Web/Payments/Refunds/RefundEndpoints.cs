using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Refunds;

/// <summary>POST /api/orders/{id}/refunds and POST /api/refunds/{id}/decision, for staff.</summary>
public static class RefundEndpoints
{
    /// <param name="Amount">Minor units of the payment's currency.</param>
    /// <param name="PaymentId">One of the order's payments; the newest when not given.</param>
    /// <param name="Ends">Whether contract and subscription end; needed when nothing of the payment is left.</param>
    public sealed record RefundRequest(long Amount, string? Reason, string? PaymentId, bool? Ends);

    public sealed record RefundDecision(bool Agree);

    public sealed record RefundView(Guid RefundId, OrderId OrderId, string PaymentId, Money Amount, string Reason, bool Ends, StaffRefundState State, string AskedBy, string? DecidedBy);

    public static void MapRefundEndpoints(this IEndpointRouteBuilder routes)
    {
        var refunds = routes.MapGroup("/api").WithTags("Refunds").DisableAntiforgery();
        refunds.MapPost("/orders/{id}/refunds", Ask).WithSummary("Give money back (staff); above the limit it waits for a second person").Produces<RefundView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        refunds.MapPost("/refunds/{id:guid}/decision", Decide).WithSummary("Agree to a refund somebody else asked for, or say no (Manager or Admin)").Produces<RefundView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> Ask(OrderId id, RefundRequest request, HttpContext http, RefundOrder refund, CancellationToken cancellationToken) =>
        (await refund.Run(id, request.PaymentId, request.Amount, request.Reason, request.Ends, Actor.Of(http.User), cancellationToken: cancellationToken)).Answer(http, made => Results.Created($"/api/refunds/{made.Id}", View(made)));

    private static async Task<IResult> Decide(Guid id, RefundDecision decision, HttpContext http, RefundOrder refund, CancellationToken cancellationToken) =>
        (await refund.Decide(id, decision.Agree, Actor.Of(http.User), cancellationToken)).Answer(http, made => Results.Ok(View(made)));

    private static RefundView View(StaffRefund refund) => new(refund.Id, refund.OrderId, refund.PaymentId, refund.Amount, refund.Reason, refund.Ends, refund.State, refund.AskedBy, refund.DecidedBy);
}
