using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Refunds;

/// <summary>A customer's bank wants a payment back, as it stands at the payment service. What it moves is in the ledger.</summary>
public sealed class Dispute : IVersioned, IWatched
{
    private Dispute()
    {
    }

    /// <summary>dp_...</summary>
    public string Id { get; private init; } = string.Empty;

    public string PaymentId { get; private init; } = string.Empty;

    public OrderId OrderId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public Money Amount { get; private init; }

    /// <summary>The bank's code, e.g. product_not_received.</summary>
    public string Reason { get; private init; } = string.Empty;

    /// <summary>The payment service's: needs_response, under_review, won, lost, ...</summary>
    public string Status { get; private set; } = string.Empty;

    public DateTimeOffset FoundAt { get; private init; }

    /// <summary>Null while the bank has not decided.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [OrderId.ToString(), "payments"];

    public static Dispute Of(DisputeFacts facts, LedgerEntry captured, DateTimeOffset now) => new()
    {
        Id = facts.Id,
        PaymentId = captured.PaymentId,
        OrderId = captured.OrderId,
        CustomerId = captured.CustomerId,
        Amount = facts.Amount,
        Reason = facts.Reason,
        FoundAt = now,
    };

    /// <summary>How it stands now. Again is a no-op.</summary>
    public void Stands(DisputeFacts facts, DateTimeOffset now) => (Status, ClosedAt) = (facts.Status, facts.IsOver ? ClosedAt ?? now : null);
}

internal sealed class DisputeTable : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> builder)
    {
        builder.ToTable("disputes");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Status).HasMaxLength(40);
        builder.HasIndex(d => d.OrderId);
        builder.HasIndex(d => d.FoundAt, "open_disputes").HasFilter("\"ClosedAt\" IS NULL");
        builder.ComplexProperty(d => d.Amount);
    }
}
