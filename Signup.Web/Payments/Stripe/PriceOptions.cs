namespace SignupWeb.Payments.Stripe;

public sealed record PriceCreateOptions : BaseOptions
{
    public bool? Active { get; init; }

    public required string Currency { get; init; }

    public string? LookupKey { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Nickname { get; init; }

    public string? Product { get; init; }

    public PriceRecurringOptions? Recurring { get; init; }

    public string? TaxBehavior { get; init; }

    /// <summary>Takes the lookup key from the price that has it.</summary>
    public bool? TransferLookupKey { get; init; }

    public long? UnitAmount { get; init; }
}

public sealed record PriceRecurringOptions
{
    /// <summary>day, week, month or year.</summary>
    public required string Interval { get; init; }

    public long? IntervalCount { get; init; }
}

public sealed record PriceUpdateOptions : BaseOptions
{
    public bool? Active { get; init; }

    public string? LookupKey { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Nickname { get; init; }

    public bool? TransferLookupKey { get; init; }
}

public sealed record PriceListOptions : ListOptions
{
    public bool? Active { get; init; }

    public DateRangeOptions? Created { get; init; }

    public string? Currency { get; init; }

    /// <summary>Up to ten.</summary>
    public IReadOnlyList<string>? LookupKeys { get; init; }

    public string? Product { get; init; }

    public string? Type { get; init; }
}
