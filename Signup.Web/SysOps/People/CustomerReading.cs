using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using SignupWeb.Support;

namespace SignupWeb.SysOps.People;

/// <summary>Everything the team asks about one customer (R5: full customer view). Of what may be long the newest fifty.</summary>
public sealed record CustomerReading(Customer Customer)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<Contract> Contracts { get; init; } = [];

    /// <summary>By the order they came from.</summary>
    public IReadOnlyDictionary<OrderId, Subscription> Subscriptions { get; init; } = new Dictionary<OrderId, Subscription>();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Order> Orders { get; init; } = [];

    /// <summary>What they asked for help with (R5: repair and troubleshooting history), newest first.</summary>
    public IReadOnlyList<SupportRequest> Requests { get; init; } = [];

    /// <summary>Not completed, cancelled or expired; newest first.</summary>
    public IReadOnlyList<Signup> Signups { get; init; } = [];

    /// <summary>The card that pays the newest running subscription, else that of the newest order that stands, else the newest one added; null for none.</summary>
    public PaymentProfile? Card { get; init; }

    /// <summary>Billing cycles that are not paid.</summary>
    public IReadOnlyList<OverdueInvoice> Overdue { get; init; } = [];

    /// <summary>The newest payment that arrived.</summary>
    public LedgerEntry? LastPayment { get; init; }

    /// <summary>Their VAT number as the payment service has checked it; null when none was handed over.</summary>
    public TaxNumber? VatNumber { get; init; }

    /// <summary>Where they are signed in now.</summary>
    public IReadOnlyList<Session> Sessions { get; init; } = [];

    /// <summary>What is to happen by itself to an order, a sign-up, an unpaid cycle, a contract or a support request; what is due first.</summary>
    public IReadOnlyList<Deadline> Coming { get; init; } = [];

    /// <summary>When one of them is over, by its id; a mail that goes before changes nothing.</summary>
    public ILookup<Guid, DateTimeOffset> Due => Coming.Where(d => d.Kind != ResumeLink.Kind).ToLookup(d => d.SubjectId, d => d.DueAt);
}
