using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Orders;

/// <summary>R3 SubmitOrder: the order, its remorse deadline and OrderPlaced, all in the caller's transaction.</summary>
public sealed class PlaceOrder(IOptions<ShopOptions> shop, TimeProvider time)
{
    public Order Into(SignupDb db, Func<string, NewOrder> compose)
    {
        var now = time.GetUtcNow();
        var order = Order.Place(compose(OrderReference.New(shop.Value.Name, now)), now);
        db.Add(order);
        db.Add(Deadline.At(RemorseWindow.Kind, order.Id.Value, order.RemorseEndsAt));
        db.Announce(new OrderPlaced(order.Id, order.SignupId, order.CustomerId, order.RemorseEndsAt));
        return order;
    }
}
