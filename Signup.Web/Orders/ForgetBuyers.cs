using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Orders;

/// <summary>
/// An erased customer's orders forget who bought; contract and invoice know it, as the law wants. An order placed at the very moment
/// of the erasure is cancelled while that is free.
/// </summary>
public sealed class ForgetBuyers(TimeProvider time) : IHandle<CustomerErased>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        foreach (var order in await db.Set<Order>().Where(o => o.CustomerId == happened.CustomerId).ToListAsync(cancellationToken))
        {
            if (order.State is OrderState.Placed or OrderState.PaymentFailed) { await Cancel(db, order, cancellationToken); }
            order.ForgetBuyer();
        }
    }

    private async Task Cancel(SignupDb db, Order order, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (order.Cancel(now) is not null) { return; }
        await db.CloseDeadline(RemorseWindow.Kind, order.Id.Value, now, cancellationToken);
        await db.CloseDeadline(PaymentDeadline.Kind, order.Id.Value, now, cancellationToken);
        db.Announce(new OrderCancelled(order.Id, order.SignupId, order.CustomerId));
    }
}
