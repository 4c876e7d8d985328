using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Charging;

/// <summary>What would be charged, as the payment service works it out.</summary>
/// <param name="TaxBasisPoints">Hundredths of a percent: 1900 is 19 %.</param>
/// <param name="TaxReason">Why this tax; also the key of its translation, may hold {0} for the country.</param>
/// <param name="NextChargeAt">When it is charged again if it starts now; null for something bought once.</param>
public sealed record PricePreview(Money Net, Money Tax, Money Total, int TaxBasisPoints, string TaxReason, DateTimeOffset? NextChargeAt, IReadOnlyList<PriceLine> Lines)
{
    /// <summary>What the promotion code takes off; null without one.</summary>
    public Discount? Discount { get; init; }

    /// <summary>How it changes what runs; null for something new. Then the amounts are those of today.</summary>
    public PlanChange? Change { get; init; }

    /// <summary>Notes within the caller's unit of work what the payment service was asked for: a charge of these amounts asks for the same.</summary>
    public required Func<SignupDb, Task> Keep { get; init; }
}
