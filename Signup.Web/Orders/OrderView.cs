using SignupWeb.Kernel;

namespace SignupWeb.Orders;

/// <summary>An order as the HTTP API shows it; money in minor units.</summary>
public sealed record OrderView(
    OrderId OrderId,
    string Reference,
    SignupId SignupId,
    OrderState State,
    Money Net,
    Money Tax,
    Money Total,
    DateTimeOffset PlacedAt,
    DateTimeOffset RemorseEndsAt,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? CancelledAt,
    PaymentFailure? Failure,
    Discount? Discount)
{
    public static OrderView Of(Order order) => new(order.Id, order.Reference, order.SignupId, order.State, order.Net, order.Tax, order.Total, order.PlacedAt, order.RemorseEndsAt, order.AcceptedAt, order.CancelledAt, order.Failure, order.Offer.Discount);
}
