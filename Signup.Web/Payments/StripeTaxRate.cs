using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SignupWeb.Payments;

/// <summary>A tax rate at the payment service. A changed percentage is another one.</summary>
public sealed class StripeTaxRate
{
    /// <summary>Stands where a rate's id would, for the tax the payment service works out itself.</summary>
    public const string Automatic = "automatic";

    /// <summary>ISO two letters.</summary>
    public string Country { get; init; } = string.Empty;

    /// <summary>Hundredths of a percent: 1900 is 19 %.</summary>
    public int BasisPoints { get; init; }

    /// <summary><see cref="StripeConnection.Name"/> of the service that knows the id.</summary>
    public string Service { get; init; } = string.Empty;

    /// <summary>txr_...</summary>
    public string StripeId { get; init; } = string.Empty;
}

internal sealed class StripeTaxRateTable : IEntityTypeConfiguration<StripeTaxRate>
{
    public void Configure(EntityTypeBuilder<StripeTaxRate> builder)
    {
        builder.ToTable("stripe_tax_rates");
        builder.HasKey(r => new { r.Country, r.BasisPoints, r.Service });
    }
}
