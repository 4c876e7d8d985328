namespace SignupWeb.Payments.Stripe;

/// <summary>What would be charged: for a purchase to come, or for a change to a running subscription. Nothing is stored.</summary>
public sealed record InvoiceCreatePreviewOptions : BaseOptions
{
    public AutomaticTaxOptions? AutomaticTax { get; init; }

    public string? Currency { get; init; }

    public string? Customer { get; init; }

    /// <summary>In place of a customer.</summary>
    public InvoicePreviewCustomerDetailsOptions? CustomerDetails { get; init; }

    public IReadOnlyList<DiscountOptions>? Discounts { get; init; }

    public IReadOnlyList<InvoicePreviewItemOptions>? InvoiceItems { get; init; }

    /// <summary>next or recurring.</summary>
    public string? PreviewMode { get; init; }

    /// <summary>The one to be changed.</summary>
    public string? Subscription { get; init; }

    public InvoicePreviewSubscriptionDetailsOptions? SubscriptionDetails { get; init; }
}

public sealed record InvoicePreviewCustomerDetailsOptions
{
    public AddressOptions? Address { get; init; }

    public string? TaxExempt { get; init; }

    public IReadOnlyList<TaxIdDataOptions>? TaxIds { get; init; }
}

public sealed record InvoicePreviewItemOptions
{
    public long? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Description { get; init; }

    public bool? Discountable { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Price { get; init; }

    public long? Quantity { get; init; }

    public IReadOnlyList<string>? TaxRates { get; init; }
}

public sealed record InvoicePreviewSubscriptionDetailsOptions
{
    public InvoicePreviewBillingCycleAnchorOptions? BillingCycleAnchor { get; init; }

    public Settable<DateTimeOffset>? CancelAt { get; init; }

    public bool? CancelAtPeriodEnd { get; init; }

    public bool? CancelNow { get; init; }

    public IReadOnlyList<string>? DefaultTaxRates { get; init; }

    public IReadOnlyList<SubscriptionItemOptions>? Items { get; init; }

    public string? ProrationBehavior { get; init; }

    public DateTimeOffset? ProrationDate { get; init; }

    public DateTimeOffset? StartDate { get; init; }
}

public sealed record InvoicePreviewBillingCycleAnchorOptions
{
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>now, timestamp or unchanged.</summary>
    public required string Type { get; init; }
}
