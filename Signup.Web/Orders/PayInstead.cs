using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Orders;

/// <summary>
/// After a promotion code ended between order and charge: the customer agrees to the price without it, which is charged to the card on the order.
/// Refusals: UNAUTHORIZED, ORDER_NOT_FOUND, NOT_WAITING_FOR_PAYMENT, PRICE_CHANGED. The same total again is a no-op.
/// </summary>
public sealed class PayInstead(UnitOfWork unit, TimeProvider time)
{
    /// <param name="agreedTo">The total that was shown.</param>
    public Task<Result<Order>> Run(OrderId id, Money agreedTo, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Order>>(
        async db =>
        {
            if (!actor.IsSignedIn) { return Actor.Unauthorized; }
            var order = await db.Set<Order>().SingleOrDefaultAsync(o => o.Id == id && o.CustomerId == actor.CustomerId, cancellationToken);
            if (order is null) { return CancelOrder.NotFound; }
            var (now, attempt) = (time.GetUtcNow(), order.ChargeAttempt);
            if (order.PayInstead(agreedTo, now) is { } refusal) { return refusal; }
            if (order.ChargeAttempt == attempt) { return order; }
            await db.CloseDeadline(PaymentDeadline.Kind, id.Value, now, cancellationToken);
            db.Announce(RemorseWindow.ChargeOf(order));
            return order;
        },
        cancellationToken);
}
