namespace SignupWeb.Payments.Stripe;

/// <summary>What a call asks for. A null is not sent; <see cref="Unset"/> clears.</summary>
public record BaseOptions
{
    /// <summary>Members to be sent as objects instead of ids, e.g. "latest_invoice.payments".</summary>
    public IReadOnlyList<string>? Expand { get; init; }
}

/// <summary>What every list call understands.</summary>
public record ListOptions : BaseOptions
{
    /// <summary>Page size, 1 to 100; Stripe's default is 10.</summary>
    public long? Limit { get; init; }

    /// <summary>Id of the last object already seen.</summary>
    public string? StartingAfter { get; init; }

    public string? EndingBefore { get; init; }
}

/// <summary>A span of time; each end may be open.</summary>
public sealed record DateRangeOptions
{
    public DateTimeOffset? Gt { get; init; }

    public DateTimeOffset? Gte { get; init; }

    public DateTimeOffset? Lt { get; init; }

    public DateTimeOffset? Lte { get; init; }
}
