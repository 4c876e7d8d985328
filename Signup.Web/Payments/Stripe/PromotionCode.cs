namespace SignupWeb.Payments.Stripe;

/// <summary>The code customers type to get a coupon.</summary>
public sealed class PromotionCode : StripeResource
{
    public bool Active { get; init; }

    public string Code { get; init; } = string.Empty;

    public DateTimeOffset Created { get; init; }

    /// <summary>The only one who may use it; null: everybody.</summary>
    public Expandable<Customer>? Customer { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool Livemode { get; init; }

    public long? MaxRedemptions { get; init; }

    public PromotionCodePromotion Promotion { get; init; } = new();

    public PromotionCodeRestrictions Restrictions { get; init; } = new();

    public long TimesRedeemed { get; init; }
}

public sealed class PromotionCodePromotion
{
    public Expandable<Coupon>? Coupon { get; init; }

    public string Type { get; init; } = string.Empty;
}

public sealed class PromotionCodeRestrictions
{
    public bool FirstTimeTransaction { get; init; }

    public long? MinimumAmount { get; init; }

    public string? MinimumAmountCurrency { get; init; }
}
