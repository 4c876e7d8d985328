namespace SignupWeb.Payments.Stripe;

/// <summary>What a product costs, once or per period. The amount of a price never changes.</summary>
public sealed class Price : StripeResource
{
    public bool Active { get; init; }

    public DateTimeOffset Created { get; init; }

    public string Currency { get; init; } = string.Empty;

    public bool Deleted { get; init; }

    public bool Livemode { get; init; }

    /// <summary>Our name for the price; moves to its successor.</summary>
    public string? LookupKey { get; init; }

    public string? Nickname { get; init; }

    public Expandable<Product> Product { get; init; } = new(string.Empty);

    /// <summary>Null: charged once.</summary>
    public PriceRecurring? Recurring { get; init; }

    /// <summary>exclusive, inclusive or unspecified.</summary>
    public string? TaxBehavior { get; init; }

    /// <summary>one_time or recurring.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Minor units.</summary>
    public long? UnitAmount { get; init; }
}

public sealed class PriceRecurring
{
    /// <summary>day, week, month or year.</summary>
    public string Interval { get; init; } = string.Empty;

    public long IntervalCount { get; init; }

    public string UsageType { get; init; } = string.Empty;
}
