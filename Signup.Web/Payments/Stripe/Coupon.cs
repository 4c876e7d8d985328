namespace SignupWeb.Payments.Stripe;

/// <summary>A reduction by an amount or a percentage.</summary>
public sealed class Coupon : StripeResource
{
    public long? AmountOff { get; init; }

    public DateTimeOffset Created { get; init; }

    public string? Currency { get; init; }

    public bool Deleted { get; init; }

    /// <summary>once, repeating or forever.</summary>
    public string Duration { get; init; } = string.Empty;

    public long? DurationInMonths { get; init; }

    public bool Livemode { get; init; }

    public long? MaxRedemptions { get; init; }

    public string? Name { get; init; }

    public decimal? PercentOff { get; init; }

    public DateTimeOffset? RedeemBy { get; init; }

    public long TimesRedeemed { get; init; }

    public bool Valid { get; init; }
}
