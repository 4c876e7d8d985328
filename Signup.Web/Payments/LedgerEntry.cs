using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;

namespace SignupWeb.Payments;

public enum LedgerKind
{
    /// <summary>Money arrived.</summary>
    Captured,

    /// <summary>Money went back.</summary>
    Refunded,

    /// <summary>A refund the bank sent back: the money is ours again.</summary>
    RefundFailed,

    /// <summary>Money that went back by another way, e.g. by bank transfer, because a refund did not arrive. Staff say so; nothing moved at the payment service.</summary>
    PaidOtherwise,

    /// <summary>Money the customer's bank took for a dispute.</summary>
    Disputed,

    /// <summary>A dispute that was won: the money is ours again.</summary>
    DisputeWon,
}

/// <summary>One movement of money, written once: unique by kind and the payment service's object. Never changed.</summary>
public sealed class LedgerEntry
{
    public Guid Id { get; init; }

    public LedgerKind Kind { get; init; }

    /// <summary>pi_..., re_... or dp_...; of what was paid otherwise the mark of the refund it stands for.</summary>
    public string StripeId { get; init; } = string.Empty;

    /// <summary>The payment it belongs to; for captured money the same as <see cref="StripeId"/>.</summary>
    public string PaymentId { get; init; } = string.Empty;

    /// <summary>in_..., the invoice captured money was paid on.</summary>
    public string? InvoiceId { get; init; }

    public OrderId OrderId { get; init; }

    public CustomerId CustomerId { get; init; }

    /// <summary>Never negative; the kind says which way.</summary>
    public Money Amount { get; init; }

    public Door Door { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What is left of a payment, in minor units: less what went back, and less what its customer's bank took.</summary>
    public static long Left(IEnumerable<LedgerEntry> entries, LedgerEntry captured) => entries.Where(e => e.PaymentId == captured.StripeId).Sum(e => e.Kind switch
    {
        LedgerKind.Captured or LedgerKind.RefundFailed or LedgerKind.DisputeWon => e.Amount.Minor,
        LedgerKind.Refunded or LedgerKind.PaidOtherwise or LedgerKind.Disputed => -e.Amount.Minor,
    });

    /// <summary>What went back with it to the customer, in minor units; negative for what did not arrive, 0 for what is no refund.</summary>
    public long WentBack => Kind switch
    {
        LedgerKind.Refunded or LedgerKind.PaidOtherwise => Amount.Minor,
        LedgerKind.RefundFailed => -Amount.Minor,
        LedgerKind.Captured or LedgerKind.Disputed or LedgerKind.DisputeWon => 0,
    };

    /// <summary>What was credited of a payment for refunds that did not arrive, in minor units: the next money that goes back needs no credit note for as much.</summary>
    public static long CreditedAlready(IEnumerable<LedgerEntry> entries, string paymentId)
    {
        var (back, most) = (0L, 0L);
        foreach (var entry in entries.Where(e => e.PaymentId == paymentId).OrderBy(e => e.At).ThenBy(e => e.Id))
        {
            back += entry.WentBack;
            most = Math.Max(most, back);
        }

        return most - back;
    }
}

internal sealed class LedgerEntryTable : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("ledger");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.Kind, e.StripeId }).IsUnique();
        builder.Ignore(e => e.WentBack);
        builder.HasIndex(e => e.PaymentId);
        builder.HasIndex(e => e.OrderId);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.Kind, e.At });
        builder.ComplexProperty(e => e.Amount);
    }
}
