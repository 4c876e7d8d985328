using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>An invoice of one of our orders that is paid at the payment service, taken in once: the first one and each billing cycle's.</summary>
public sealed class PaidInvoice
{
    /// <summary>in_...</summary>
    public string Id { get; init; } = string.Empty;

    public OrderId OrderId { get; init; }

    /// <summary>sub_...; null for downloads.</summary>
    public string? SubscriptionId { get; init; }

    public Money Total { get; init; }

    /// <summary>What came by payments. The rest was the customer's credit balance, or came outside the payment service.</summary>
    public Money Received { get; init; }

    /// <summary>False when it did not fit, and its money goes back.</summary>
    public bool IsKept { get; init; }

    public DateTimeOffset TakenAt { get; init; }
}

internal sealed class PaidInvoiceTable : IEntityTypeConfiguration<PaidInvoice>
{
    public void Configure(EntityTypeBuilder<PaidInvoice> builder)
    {
        builder.ToTable("paid_invoices");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasIndex(i => i.OrderId);
        builder.HasIndex(i => i.TakenAt);
        builder.ComplexProperty(i => i.Total);
        builder.ComplexProperty(i => i.Received);
    }
}
