using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Orders;

/// <summary>R3 SubmitOrder: the order, its remorse deadline and OrderPlaced, all in the caller's transaction. Who has long to cancel is confirmed by mail as well: they will not wait at the page.</summary>
public sealed class PlaceOrder(IOptions<ShopOptions> shop, IOptions<OrderOptions> options, OrderMails mails, TimeProvider time)
{
    public Order Into(SignupDb db, Func<string, NewOrder> compose)
    {
        var now = time.GetUtcNow();
        var order = Order.Place(compose(OrderReference.New(shop.Value.Name, now)), now);
        db.Add(order);
        db.Add(Deadline.At(RemorseWindow.Kind, order.Id.Value, order.RemorseEndsAt));
        db.Announce(new OrderPlaced(order.Id, order.SignupId, order.CustomerId, order.RemorseEndsAt));
        if (order.RemorseEndsAt - order.PlacedAt >= options.Value.ConfirmationFrom) { db.Add(mails.Placed(order)); }
        return order;
    }
}
