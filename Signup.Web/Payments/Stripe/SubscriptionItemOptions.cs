namespace SignupWeb.Payments.Stripe;

/// <summary>One price of a subscription, to create, change (by its id) or remove.</summary>
public sealed record SubscriptionItemOptions
{
    /// <summary>Only when changing a subscription.</summary>
    public bool? Deleted { get; init; }

    /// <summary>Of the item to change.</summary>
    public string? Id { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Price { get; init; }

    public long? Quantity { get; init; }

    public IReadOnlyList<string>? TaxRates { get; init; }
}

public sealed record SubscriptionPaymentSettingsOptions
{
    /// <summary>on_subscription or off.</summary>
    public string? SaveDefaultPaymentMethod { get; init; }
}

public sealed record SubscriptionBillingCycleAnchorOptions
{
    /// <summary>now or unchanged.</summary>
    public required string Type { get; init; }
}

public sealed record SubscriptionCancellationDetailsOptions
{
    public string? Comment { get; init; }

    /// <summary>customer_service, low_quality, missing_features, other, switched_service, too_complex, too_expensive or unused.</summary>
    public string? Feedback { get; init; }
}
