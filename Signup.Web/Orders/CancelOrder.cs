using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Orders;

/// <summary>R3 CancelOrder. Refusals: UNAUTHORIZED, ORDER_NOT_FOUND (also for somebody else's), REMORSE_OVER. Cancelling twice is a no-op.</summary>
public sealed class CancelOrder(UnitOfWork unit, OrderMails mails, TimeProvider time)
{
    public static readonly Refusal NotFound = Refusal.NotFound("ORDER_NOT_FOUND", "There is no such order.");

    public Task<Result<Order>> Run(OrderId id, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Order>>(
        async db =>
        {
            if (!actor.IsSignedIn) { return Actor.Unauthorized; }
            var order = await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id && o.CustomerId == actor.CustomerId, cancellationToken);
            if (order is null) { return NotFound; }
            if (await Into(db, order, cancellationToken) is { } refusal) { return refusal; }
            return order;
        },
        cancellationToken);

    /// <summary>Cancels it in the caller's transaction. Refusal: REMORSE_OVER.</summary>
    internal async Task<Refusal?> Into(SignupDb db, Order order, CancellationToken cancellationToken)
    {
        var before = order.State;
        var now = time.GetUtcNow();
        if (order.Cancel(now) is { } refusal) { return refusal; }
        if (before == OrderState.Cancelled) { return null; }
        await db.CloseDeadline(RemorseWindow.Kind, order.Id.Value, now, cancellationToken);
        await db.CloseDeadline(PaymentDeadline.Kind, order.Id.Value, now, cancellationToken);
        db.Announce(new OrderCancelled(order.Id, order.SignupId, order.CustomerId));
        db.Add(mails.Cancelled(order));
        return null;
    }
}
