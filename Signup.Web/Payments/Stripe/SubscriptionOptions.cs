namespace SignupWeb.Payments.Stripe;

public sealed record SubscriptionCreateOptions : BaseOptions
{
    public AutomaticTaxOptions? AutomaticTax { get; init; }

    public DateTimeOffset? BillingCycleAnchor { get; init; }

    public bool? CancelAtPeriodEnd { get; init; }

    public string? CollectionMethod { get; init; }

    public string? Currency { get; init; }

    public required string Customer { get; init; }

    public string? DefaultPaymentMethod { get; init; }

    public IReadOnlyList<string>? DefaultTaxRates { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<DiscountOptions>? Discounts { get; init; }

    public IReadOnlyList<SubscriptionItemOptions>? Items { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    /// <summary>The customer is not there to authenticate.</summary>
    public bool? OffSession { get; init; }

    /// <summary>allow_incomplete, default_incomplete, error_if_incomplete or pending_if_incomplete.</summary>
    public string? PaymentBehavior { get; init; }

    public SubscriptionPaymentSettingsOptions? PaymentSettings { get; init; }

    /// <summary>always_invoice, create_prorations or none.</summary>
    public string? ProrationBehavior { get; init; }
}

public sealed record SubscriptionUpdateOptions : BaseOptions
{
    public AutomaticTaxOptions? AutomaticTax { get; init; }

    public SubscriptionBillingCycleAnchorOptions? BillingCycleAnchor { get; init; }

    public Settable<DateTimeOffset>? CancelAt { get; init; }

    public bool? CancelAtPeriodEnd { get; init; }

    public SubscriptionCancellationDetailsOptions? CancellationDetails { get; init; }

    public string? DefaultPaymentMethod { get; init; }

    public Settable<List<string>>? DefaultTaxRates { get; init; }

    public string? Description { get; init; }

    public Settable<List<DiscountOptions>>? Discounts { get; init; }

    public IReadOnlyList<SubscriptionItemOptions>? Items { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public bool? OffSession { get; init; }

    public string? PaymentBehavior { get; init; }

    public string? ProrationBehavior { get; init; }

    /// <summary>The instant the preview was made for, so that the charge equals it.</summary>
    public DateTimeOffset? ProrationDate { get; init; }

    /// <summary>Nothing is charged before, and periods are counted from there.</summary>
    public DateTimeOffset? TrialEnd { get; init; }
}

public sealed record SubscriptionCancelOptions : BaseOptions
{
    public SubscriptionCancellationDetailsOptions? CancellationDetails { get; init; }

    public bool? InvoiceNow { get; init; }

    public bool? Prorate { get; init; }
}

public sealed record SubscriptionListOptions : ListOptions
{
    public DateRangeOptions? Created { get; init; }

    public string? Customer { get; init; }

    public string? Price { get; init; }

    /// <summary>Without it canceled ones are left out; "all" lists everything.</summary>
    public string? Status { get; init; }
}
