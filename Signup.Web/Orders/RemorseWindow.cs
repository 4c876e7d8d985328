using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Orders;

/// <summary>R3 BuyersRemorseIsOver: when nobody cancelled in time, the order may be charged.</summary>
public sealed class RemorseWindow(CancelOrder cancel, CancelsUnderWay underWay, TimeProvider time) : IWhenDue
{
    public static string Kind => "buyers-remorse-is-over";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var id = new OrderId(subjectId);
        var order = await db.Set<Order>().SingleAsync(o => o.Id == id, cancellationToken);
        if (underWay.Of(order) is { } at && await cancel.Into(db, order, at, cancellationToken) is null) { return; }
        if (!order.StartCharging(time.GetUtcNow())) { return; }
        db.Announce(new BuyersRemorseIsOver(order.Id, order.SignupId));
        db.Announce(ChargeOf(order));
    }

    internal static ChargeRequested ChargeOf(Order order) =>
        new(order.Id, order.SignupId, order.ClientAccountId, order.CustomerId, order.PaymentProfileId, order.Offer, order.Party, order.Net, order.Tax, order.Total, order.ChargeAttempt);
}
