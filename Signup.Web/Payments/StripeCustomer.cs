using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>Our client account at the payment service.</summary>
public sealed class StripeCustomer
{
    public ClientAccountId ClientAccountId { get; init; }

    /// <summary><see cref="StripeConnection.Name"/> of the service that knows the id.</summary>
    public string Service { get; init; } = string.Empty;

    /// <summary>cus_...</summary>
    public string StripeId { get; init; } = string.Empty;

    public DateTimeOffset MadeAt { get; init; }
}

internal sealed class StripeCustomerTable : IEntityTypeConfiguration<StripeCustomer>
{
    public void Configure(EntityTypeBuilder<StripeCustomer> builder)
    {
        builder.ToTable("stripe_customers");
        builder.HasKey(c => new { c.ClientAccountId, c.Service });
        builder.HasIndex(c => c.StripeId);
    }
}
