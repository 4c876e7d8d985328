namespace SignupWeb.Payments.Stripe;

public sealed record PromotionCodeCreateOptions : BaseOptions
{
    public bool? Active { get; init; }

    public string? Code { get; init; }

    public string? Customer { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public long? MaxRedemptions { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public required PromotionCodePromotionOptions Promotion { get; init; }

    public PromotionCodeRestrictionsOptions? Restrictions { get; init; }
}

public sealed record PromotionCodePromotionOptions
{
    public string? Coupon { get; init; }

    public string Type { get; init; } = "coupon";
}

public sealed record PromotionCodeRestrictionsOptions
{
    public bool? FirstTimeTransaction { get; init; }

    public long? MinimumAmount { get; init; }

    public string? MinimumAmountCurrency { get; init; }
}

public sealed record PromotionCodeUpdateOptions : BaseOptions
{
    public bool? Active { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }
}

public sealed record PromotionCodeListOptions : ListOptions
{
    public bool? Active { get; init; }

    /// <summary>As typed, case does not matter.</summary>
    public string? Code { get; init; }

    public string? Coupon { get; init; }

    public DateRangeOptions? Created { get; init; }

    public string? Customer { get; init; }
}
