using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>The price at the payment service of one plan version in one cycle and currency. Both never change.</summary>
public sealed class StripePrice
{
    public PlanVersionId PlanVersionId { get; init; }

    public BillingCycle BillingCycle { get; init; }

    /// <summary>ISO 4217, lower case.</summary>
    public string Currency { get; init; } = string.Empty;

    /// <summary><see cref="StripeConnection.Name"/> of the service that knows the id.</summary>
    public string Service { get; init; } = string.Empty;

    /// <summary>price_...</summary>
    public string StripeId { get; init; } = string.Empty;

    /// <summary>Our own name for it there.</summary>
    public string LookupKey { get; init; } = string.Empty;
}

internal sealed class StripePriceTable : IEntityTypeConfiguration<StripePrice>
{
    public void Configure(EntityTypeBuilder<StripePrice> builder)
    {
        builder.ToTable("stripe_prices");
        builder.HasKey(p => new { p.PlanVersionId, p.BillingCycle, p.Currency, p.Service });
    }
}
