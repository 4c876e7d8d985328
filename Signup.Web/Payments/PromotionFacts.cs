using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>What a code takes off, as the coupon behind it says.</summary>
/// <param name="BasisPoints">Hundredths of a percent; null where it is an amount.</param>
/// <param name="Amount">Null where it is a percentage.</param>
/// <param name="Months">0 is the first payment alone, null for ever.</param>
public sealed record TakesOff(int? BasisPoints, Money? Amount, int? Months);

/// <summary>A promotion code at the payment service as it stands now.</summary>
/// <param name="Id">promo_...</param>
/// <param name="Code">As customers type it.</param>
/// <param name="IsActive">False when it was withdrawn or is used up or over, or its coupon is.</param>
/// <param name="EndsAt">The earlier end of code and coupon; null for none.</param>
public sealed record PromotionFacts(string Id, string Code, bool IsActive, DateTimeOffset? EndsAt, TakesOff TakesOff)
{
    public long? MaxRedemptions { get; init; }

    public long Redemptions { get; init; }

    public bool IsUsedUp { get; init; }

    public bool FirstPurchaseOnly { get; init; }

    /// <summary>The least an order must come to, before tax.</summary>
    public Money? Minimum { get; init; }

    /// <summary>The only one who may use it; null is everybody. The payment service could only name an account there, and each purchase has one of its own.</summary>
    public CustomerId? Owner { get; init; }

    /// <summary>What it takes off this offer. The payment service works out the same when it is asked for the price.</summary>
    public Discount On(Offer offer) => new(Code, TakesOff.BasisPoints, TakesOff switch
    {
        { BasisPoints: { } points } => offer.Net with { Minor = ((offer.Net.Minor * points) + 5_000) / 10_000 },
        { Amount: { } amount } => offer.Net with { Minor = Math.Min(offer.Net.Minor, amount.Minor) },
        _ => Money.Zero(offer.Net.Currency),
    }, TakesOff.Months);
}
