using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>The confirmed fact that the quoted money of an order moved (R2). One per order, never changed.</summary>
public sealed class Purchase
{
    public PurchaseId Id { get; init; }

    public OrderId OrderId { get; init; }

    public ClientAccountId ClientAccountId { get; init; }

    public CustomerId CustomerId { get; init; }

    public Money Net { get; init; }

    public Money Tax { get; init; }

    public Money Total { get; init; }

    /// <summary>pi_..., or the invoice when there was nothing to pay.</summary>
    public string PaymentId { get; init; } = string.Empty;

    public string InvoiceId { get; init; } = string.Empty;

    public string? SubscriptionId { get; init; }

    /// <summary>The payment service's invoice number, and its page and document for the customer.</summary>
    public string? InvoiceNumber { get; init; }

    public string? InvoiceUrl { get; init; }

    public string? InvoicePdfUrl { get; init; }

    /// <summary>Who told us first.</summary>
    public Door Door { get; init; }

    public DateTimeOffset ConfirmedAt { get; init; }
}

/// <summary>The ways the news of a payment comes in. All end in the same function.</summary>
public enum Door
{
    Answer,
    Webhook,
    Reconciler,

    /// <summary>Somebody of the staff said so.</summary>
    Staff,
}

internal sealed class PurchaseTable : IEntityTypeConfiguration<Purchase>
{
    public void Configure(EntityTypeBuilder<Purchase> builder)
    {
        builder.ToTable("purchases");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.OrderId).IsUnique();
        builder.HasIndex(p => p.PaymentId).IsUnique();
        builder.HasIndex(p => p.CustomerId);
        builder.ComplexProperty(p => p.Net);
        builder.ComplexProperty(p => p.Tax);
        builder.ComplexProperty(p => p.Total);
    }
}
