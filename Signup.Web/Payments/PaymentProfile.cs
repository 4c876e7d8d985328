using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>A card on file at the payment service (R1 steps 5 to 7). Its number has never been here.</summary>
public sealed class PaymentProfile
{
    public PaymentProfileId Id { get; init; }

    public ClientAccountId ClientAccountId { get; init; }

    public CustomerId CustomerId { get; init; }

    /// <summary>cus_...</summary>
    public string StripeCustomerId { get; init; } = string.Empty;

    /// <summary>pm_...</summary>
    public string PaymentMethodId { get; init; } = string.Empty;

    /// <summary>For people, e.g. "Visa".</summary>
    public string BrandName { get; init; } = string.Empty;

    public string LastFour { get; init; } = string.Empty;

    public int ExpiryMonth { get; init; }

    public int ExpiryYear { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>A card works to the last day of the month printed on it.</summary>
    public DateTimeOffset RunsOutAt => new DateTimeOffset(ExpiryYear, ExpiryMonth, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);

    /// <summary>As it is printed on the card, e.g. "12/29".</summary>
    public string Expires => string.Create(CultureInfo.InvariantCulture, $"{ExpiryMonth:00}/{ExpiryYear % 100:00}");
}

internal sealed class PaymentProfileTable : IEntityTypeConfiguration<PaymentProfile>
{
    public void Configure(EntityTypeBuilder<PaymentProfile> builder)
    {
        builder.ToTable("payment_profiles");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.PaymentMethodId).IsUnique();
        builder.HasIndex(p => p.ClientAccountId);
        builder.HasIndex(p => p.CustomerId);
        builder.HasIndex(p => p.LastFour);
        builder.Ignore(p => p.Expires);
        builder.Ignore(p => p.RunsOutAt);
    }
}
