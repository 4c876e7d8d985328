namespace SignupWeb.Payments.Stripe;

/// <summary>What brought the invoice about.</summary>
public sealed class InvoiceParent
{
    /// <summary>Null for an invoice of its own.</summary>
    public InvoiceSubscriptionDetails? SubscriptionDetails { get; init; }

    public string Type { get; init; } = string.Empty;
}

public sealed class InvoiceSubscriptionDetails
{
    /// <summary>The subscription's, as it was when the invoice was finalized.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public Expandable<Subscription> Subscription { get; init; } = new(string.Empty);
}

public sealed class InvoiceStatusTransitions
{
    public DateTimeOffset? FinalizedAt { get; init; }

    public DateTimeOffset? MarkedUncollectibleAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public DateTimeOffset? VoidedAt { get; init; }
}

public sealed class InvoiceTotalDiscountAmount
{
    public long Amount { get; init; }

    public Expandable<Discount> Discount { get; init; } = new(string.Empty);
}
