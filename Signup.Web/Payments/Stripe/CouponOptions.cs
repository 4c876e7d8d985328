namespace SignupWeb.Payments.Stripe;

public sealed record CouponCreateOptions : BaseOptions
{
    /// <summary>With a currency.</summary>
    public long? AmountOff { get; init; }

    public CouponAppliesToOptions? AppliesTo { get; init; }

    public string? Currency { get; init; }

    /// <summary>once, repeating or forever.</summary>
    public string? Duration { get; init; }

    public long? DurationInMonths { get; init; }

    public string? Id { get; init; }

    public long? MaxRedemptions { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Name { get; init; }

    public decimal? PercentOff { get; init; }

    public DateTimeOffset? RedeemBy { get; init; }
}

/// <summary>Limits a coupon to some products.</summary>
public sealed record CouponAppliesToOptions
{
    public IReadOnlyList<string>? Products { get; init; }
}

public sealed record CouponListOptions : ListOptions
{
    public DateRangeOptions? Created { get; init; }
}
