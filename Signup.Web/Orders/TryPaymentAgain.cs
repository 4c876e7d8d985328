using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Orders;

/// <summary>After a declined payment: the same card again, or another one. Refusals: UNAUTHORIZED, ORDER_NOT_FOUND, NOT_WAITING_FOR_PAYMENT.</summary>
public sealed class TryPaymentAgain(UnitOfWork unit, TimeProvider time)
{
    /// <param name="card">Null charges the card that is on the order.</param>
    public Task<Result<Order>> Run(OrderId id, PaymentProfileId? card, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Order>>(
        async db =>
        {
            if (!actor.IsSignedIn) { return Actor.Unauthorized; }
            var order = await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id && o.CustomerId == actor.CustomerId, cancellationToken);
            if (order is null) { return CancelOrder.NotFound; }
            var now = time.GetUtcNow();
            if (order.TryAgain(card ?? order.PaymentProfileId, now) is { } refusal) { return refusal; }
            await db.CloseDeadline(PaymentDeadline.Kind, id.Value, now, cancellationToken);
            db.Announce(RemorseWindow.ChargeOf(order));
            return order;
        },
        cancellationToken);
}
