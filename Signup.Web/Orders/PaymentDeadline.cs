using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Orders;

/// <summary>A declined order that nobody paid in time is cancelled unpaid.</summary>
public sealed class PaymentDeadline(OrderMails mails, TimeProvider time) : IWhenDue
{
    public static string Kind => "order-payment-overdue";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var id = new OrderId(subjectId);
        var order = await db.Set<Order>().SingleAsync(o => o.Id == id, cancellationToken);
        if (order.State != OrderState.PaymentFailed || order.Cancel(time.GetUtcNow()) is not null) { return; }
        db.Announce(new OrderCancelled(order.Id, order.SignupId, order.CustomerId));
        db.Add(mails.Cancelled(order));
    }
}
