using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Provisioning;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account;

/// <summary>What one customer has with us, the newest first.</summary>
/// <param name="OpenSignups">Sign-ups without an order yet; they can be continued.</param>
/// <param name="Card">The card of the newest order that stands, else the newest one added.</param>
public sealed record AccountView(
    Customer Customer,
    IReadOnlyList<Signup> OpenSignups,
    IReadOnlyList<Order> Orders,
    IReadOnlyList<Subscription> Subscriptions,
    IReadOnlyList<Quota> Quotas,
    IReadOnlyList<Contract> Contracts,
    IReadOnlyList<Invoice> Invoices,
    IReadOnlyList<Download> Downloads,
    PaymentProfile? Card)
{
    /// <summary>Orders under way: the customer can still do something about them, or waits.</summary>
    public IEnumerable<Order> OpenOrders => Orders.Where(o => o.State is OrderState.Placed or OrderState.Charging or OrderState.PaymentFailed);

    public bool HasNothing => OpenSignups.Count == 0 && Orders.Count == 0;

    public Contract? ContractOf(OrderId order) => Contracts.FirstOrDefault(c => c.OrderId == order);
}
