using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Refunds;

public enum CompensationState
{
    /// <summary>The refund is asked for.</summary>
    Refunding,

    /// <summary>The payment service says the money is back.</summary>
    Refunded,

    /// <summary>The refund was refused, or the amount is above the automatic limit: a person decides.</summary>
    Held,

    /// <summary>A person decided that it is not tried any more.</summary>
    WrittenOff,
}

/// <summary>What somebody said about held money.</summary>
/// <param name="Reason">Empty where none is asked for.</param>
public sealed record HeldDecision(Guid? Login, string By, DateTimeOffset At, string Reason);

/// <summary>Money that arrived and must not stay. One per payment.</summary>
public sealed class Compensation : IVersioned, IWatched
{
    private Compensation()
    {
    }

    public Guid Id { get; private init; }

    public OrderId OrderId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string PaymentId { get; private init; } = string.Empty;

    public Money Amount { get; private init; }

    /// <summary>E.g. "amount", "plan", "order cancelled", "second payment".</summary>
    public string Reason { get; private init; } = string.Empty;

    /// <summary>What the money would have paid for, and what ends before it goes back; null when that goes on, or there is none.</summary>
    public string? SubscriptionId { get; private init; }

    public CompensationState State { get; private set; }

    public string? RefundId { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>How many refunds a person has ordered after the automatic one.</summary>
    public int Retries { get; private set; }

    /// <summary>Somebody wants it written off and waits for a second person; null while nobody does.</summary>
    public HeldDecision? WriteOffAsked { get; private set; }

    /// <summary>The newest decision about it, whichever it was; null while there was none.</summary>
    public HeldDecision? Decided { get; private set; }

    public DateTimeOffset FoundAt { get; private init; }

    public DateTimeOffset? SettledAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [OrderId.ToString(), "payments", "risks"];

    /// <summary>The order, as the audit names it.</summary>
    internal AuditSubject Subject => new(OrderId.ToString(), OrderId.Value, CustomerId);

    /// <summary>The refund's key: the same for every try of it; a person's decision is another refund.</summary>
    public string Key => Retries == 0 ? $"refund:{PaymentId}" : $"refund:{PaymentId}:{Retries + 1}";

    public static Compensation Of(OrderCharge charge, MoneyReceived money, string reason, string? subscriptionId, bool held, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OrderId = charge.OrderId,
        CustomerId = charge.CustomerId,
        PaymentId = money.PaymentId,
        Amount = money.Amount,
        Reason = reason,
        SubscriptionId = subscriptionId,
        State = held ? CompensationState.Held : CompensationState.Refunding,
        FoundAt = now,
    };

    public void UnderWay(string refundId) => RefundId = refundId;

    public void Refunded(string refundId, DateTimeOffset now) => (State, RefundId, LastError, SettledAt) = (CompensationState.Refunded, refundId, null, now);

    public void Hold(string error) => (State, LastError, SettledAt) = (CompensationState.Held, error, null);

    /// <summary>A person wants it tried again. False unless it is held.</summary>
    public bool Retry(HeldDecision decision)
    {
        if (State != CompensationState.Held) { return false; }
        (State, Retries, Decided, WriteOffAsked) = (CompensationState.Refunding, Retries + 1, decision, null);
        return true;
    }

    /// <summary>A second person must agree before it is written off.</summary>
    public void AskToWriteOff(HeldDecision asked) => WriteOffAsked ??= asked;

    /// <summary>It stays where it is. Only while it is held.</summary>
    public void WriteOff(HeldDecision decision) => (State, Decided, SettledAt) = (CompensationState.WrittenOff, decision, decision.At);
}

internal sealed class CompensationTable : IEntityTypeConfiguration<Compensation>
{
    public void Configure(EntityTypeBuilder<Compensation> builder)
    {
        builder.ToTable("compensations");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.PaymentId).IsUnique();
        builder.HasIndex(c => c.OrderId);
        builder.HasIndex(c => c.State);
        builder.Ignore(c => c.Key);
        builder.Property(c => c.WriteOffAsked).AsJson();
        builder.Property(c => c.Decided).AsJson();
        builder.ComplexProperty(c => c.Amount);
    }
}
