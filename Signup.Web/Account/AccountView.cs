using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Provisioning;
using SignupWeb.Relations;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account;

/// <summary>What one customer has with us, the newest first; of what may be long, a page.</summary>
/// <param name="OpenSignups">Sign-ups without an order yet; they can be continued.</param>
/// <param name="OpenOrders">Orders under way: the customer can still do something about them, or waits.</param>
/// <param name="Subscriptions">The newest fifty.</param>
/// <param name="ContractsOf">The contracts of these subscriptions, by order.</param>
/// <param name="Overdue">Billing cycles that could not be charged and are not paid yet.</param>
/// <param name="Card">The card the newest running subscription is paid with, else that of the newest order that stands, else the newest one added.</param>
public sealed record AccountView(
    Customer Customer,
    IReadOnlyList<Signup> OpenSignups,
    IReadOnlyList<Order> OpenOrders,
    AccountList<Order> Orders,
    IReadOnlyList<Subscription> Subscriptions,
    IReadOnlyList<Quota> Quotas,
    IReadOnlyDictionary<OrderId, Contract> ContractsOf,
    AccountList<Contract> Contracts,
    AccountList<Invoice> Invoices,
    AccountList<Download> Downloads,
    PaymentProfile? Card,
    IReadOnlyList<OverdueInvoice> Overdue)
{
    /// <summary>Credit notes of the invoices on this page, the newest first.</summary>
    public ILookup<InvoiceId, CreditNote> CreditNotesOf { get; init; } = Array.Empty<CreditNote>().ToLookup(c => c.InvoiceId);

    /// <summary>Versions of their contracts that wait for their answer.</summary>
    public IReadOnlyDictionary<ContractId, Amendment> Offered { get; init; } = new Dictionary<ContractId, Amendment>();

    /// <summary>Their VAT number as the payment service has checked it; null when none was handed over.</summary>
    public TaxNumber? VatNumber { get; init; }

    /// <summary>What came of the orders on this page.</summary>
    public IReadOnlyDictionary<OrderId, OrderStanding> Standings { get; init; } = new Dictionary<OrderId, OrderStanding>();

    /// <summary>Their limited-time offer while it can be used; null when there is none.</summary>
    public LimitedOffer? Offer { get; init; }

    public bool HasNothing => OpenSignups.Count == 0 && Orders.Lines.Count == 0;
}
