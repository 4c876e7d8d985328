using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Subscriptions;

/// <summary>One line of an invoice.</summary>
/// <param name="Plan">What was bought.</param>
/// <param name="Net">As on the price list; what a promotion takes off stands beside the lines.</param>
/// <param name="PeriodStart">Null for what is paid once.</param>
public sealed record InvoiceLine(string Plan, PlanKind Kind, BillingCycle Cycle, DateTimeOffset? PeriodStart, DateTimeOffset? PeriodEnd, Money Net);

/// <summary>Our record of a paid invoice (R5): one for an accepted order, one for each billing cycle after it. Never changed; its number is without gaps within the year.</summary>
public sealed class Invoice : IWatched
{
    private Invoice()
    {
    }

    public InvoiceId Id { get; private init; }

    /// <summary>INV-2026-00001.</summary>
    public string Number { get; private init; } = string.Empty;

    public OrderId OrderId { get; private init; }

    /// <summary>Of the order's first invoice; null for those of later billing cycles.</summary>
    public PurchaseId? PurchaseId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public ClientAccountId ClientAccountId { get; private init; }

    public Party Party { get; private init; } = null!;

    /// <summary>Who sold it, as the settings said then; null on invoices written before this was kept.</summary>
    public Seller? Seller { get; private init; }

    /// <summary>The payment service's invoice (in_...) and what it calls it; null where it was not told.</summary>
    public string? PaymentInvoiceId { get; private init; }

    public string? PaymentInvoiceNumber { get; private init; }

    /// <summary>What a statement of the payment service shows.</summary>
    public string? PaymentReference => PaymentInvoiceNumber ?? PaymentInvoiceId;

    public IReadOnlyList<InvoiceLine> Lines { get; private init; } = [];

    /// <summary>What a promotion code took off the lines; null without one. What is left is <see cref="Net"/>.</summary>
    public Discount? Discount { get; private init; }

    public Money Net { get; private init; }

    public Money Tax { get; private init; }

    public Money Total { get; private init; }

    /// <summary>The rate and its reason; null when the amount charged is not what the table says, then only the amount is stated.</summary>
    public TaxDecision? TaxDecision { get; private init; }

    public DateTimeOffset IssuedAt { get; private init; }

    public DateTimeOffset PaidAt { get; private init; }

    /// <summary>What it was paid with, "Visa 4242"; null on invoices written before this was kept.</summary>
    public string? Card { get; private init; }

    public IEnumerable<string> Topics => [CustomerId.ToString()];

    public static string NumberOf(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"INV-{year:D4}-{number:D5}");

    /// <summary>The invoice of a later billing cycle.</summary>
    /// <param name="plan">What runs then; null is what was bought first.</param>
    public static Invoice Of(CyclePaid cycle, Invoice first, Offer? plan, Party party, string number, Seller seller, TaxDecision? tax, DateTimeOffset now) =>
        Of(cycle, first.ClientAccountId, plan is null ? first.Lines[0] : first.Lines[0] with { Plan = plan.PlanName, Kind = plan.Kind }, first.Discount, party, number, seller, tax, now);

    /// <summary>The invoice of a billing cycle of what was bought elsewhere: the first one here.</summary>
    public static Invoice Of(CyclePaid cycle, Subscription runs, Party party, string number, Seller seller, TaxDecision? tax, DateTimeOffset now) =>
        Of(cycle, runs.ClientAccountId, new(runs.PlanName, runs.Offer.Kind, runs.Offer.BillingCycle, null, null, runs.Offer.Net), null, party, number, seller, tax, now);

    private static Invoice Of(CyclePaid cycle, ClientAccountId account, InvoiceLine bought, Discount? discount, Party party, string number, Seller seller, TaxDecision? tax, DateTimeOffset now) => new()
    {
        Id = InvoiceId.New(),
        Number = number,
        OrderId = cycle.OrderId,
        CustomerId = cycle.CustomerId,
        ClientAccountId = account,
        Party = party,
        Seller = seller,
        PaymentInvoiceId = cycle.PaymentInvoiceId,
        PaymentInvoiceNumber = cycle.PaymentInvoiceNumber,
        Lines = [bought with { Cycle = BillingPeriods.CycleOf(cycle.PeriodStart, cycle.PeriodEnd), PeriodStart = cycle.PeriodStart, PeriodEnd = cycle.PeriodEnd, Net = cycle.Off is { } off ? cycle.Net + off : cycle.Net }],
        Discount = cycle.Off is { } less ? (discount ?? new(string.Empty, null, less, 0)) with { Off = less } : null,
        Net = cycle.Net,
        Tax = cycle.Tax,
        Total = cycle.Total,
        TaxDecision = tax,
        IssuedAt = now,
        PaidAt = cycle.PaidAt,
        Card = cycle.Card,
    };

    public static Invoice Of(OrderAccepted order, string number, Seller seller, TaxDecision? tax, DateTimeOffset now)
    {
        var discount = order.Offer.Discount;
        var periodEnd = order.Offer.BillingCycle.EndOfPeriod(order.AcceptedAt);
        return new()
        {
            Id = InvoiceId.New(),
            Number = number,
            OrderId = order.OrderId,
            PurchaseId = order.PurchaseId,
            CustomerId = order.CustomerId,
            ClientAccountId = order.ClientAccountId,
            Party = order.Party,
            Seller = seller,
            PaymentInvoiceId = order.InvoiceStripeId,
            PaymentInvoiceNumber = order.InvoiceStripeNumber,
            Lines = order.Offer.Change is { } change ? OfChange(order, change) : [new(order.Offer.PlanName, order.Offer.Kind, order.Offer.BillingCycle, periodEnd is null ? null : order.AcceptedAt, periodEnd, discount is null ? order.Net : order.Net + discount.Off)],
            Discount = discount,
            Net = order.Net,
            Tax = order.Tax,
            Total = order.Total,
            TaxDecision = tax,
            IssuedAt = now,
            PaidAt = order.AcceptedAt,
            Card = order.Total.Minor > 0 ? order.Card : null,
        };
    }

    /// <summary>The new plan until the next charge, and what of the old one was unused.</summary>
    private static IReadOnlyList<InvoiceLine> OfChange(OrderAccepted order, PlanChange change) =>
    [
        new(order.Offer.PlanName, order.Offer.Kind, order.Offer.BillingCycle, change.At, change.Until, order.Net + change.Unused),
        new(change.PlanName, order.Offer.Kind, order.Offer.BillingCycle, change.At, null, Money.Zero(order.Net.Currency) - change.Unused),
    ];
}
