namespace SignupWeb.Payments.Stripe;

/// <summary>A coupon at work on a customer, subscription or invoice.</summary>
public sealed class Discount : StripeEntity, IHasId
{
    public string Id { get; init; } = string.Empty;

    public bool Deleted { get; init; }

    public DateTimeOffset? End { get; init; }

    public Expandable<PromotionCode>? PromotionCode { get; init; }

    public DiscountSource Source { get; init; } = new();

    public DateTimeOffset Start { get; init; }
}

/// <summary>Where the discount comes from.</summary>
public sealed class DiscountSource
{
    public Expandable<Coupon>? Coupon { get; init; }

    public string Type { get; init; } = string.Empty;
}

/// <summary>A discount to apply: one of the two.</summary>
public sealed record DiscountOptions
{
    public string? Coupon { get; init; }

    /// <summary>The id (promo_...), not the code customers type.</summary>
    public string? PromotionCode { get; init; }
}
