using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Refunds;

public enum StaffRefundState
{
    /// <summary>Above the limit: a second person must agree.</summary>
    WaitingForApproval,

    /// <summary>The payment service was asked, or is about to be.</summary>
    UnderWay,

    /// <summary>The payment service says the money is back.</summary>
    Refunded,

    /// <summary>It was refused, or the bank sent it back: the money is still with us.</summary>
    Failed,

    /// <summary>A second person said no.</summary>
    TurnedDown,

    /// <summary>It failed, and the money went back by another way.</summary>
    PaidOtherwise,
}

/// <summary>Why money goes back and what becomes of what it paid for.</summary>
public sealed record RefundTerms(string Reason, bool Ends, bool EndsWithPeriod = false, string? Note = null);

/// <summary>Money a member of staff gives back, whole or in part. Each is one call to the payment service with a key of its own.</summary>
public sealed class StaffRefund : IVersioned, IWatched
{
    private const string KeyStart = "refund-";

    private StaffRefund()
    {
    }

    public Guid Id { get; private init; }

    public OrderId OrderId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    /// <summary>The payment the money is taken from.</summary>
    public string PaymentId { get; private init; } = string.Empty;

    public Money Amount { get; private init; }

    /// <summary>Why, for the customer and for us.</summary>
    public string Reason { get; private init; } = string.Empty;

    /// <summary>What was bought ends with it.</summary>
    public bool Ends { get; private init; }

    /// <summary>What was bought ends with the period that is paid; never together with <see cref="Ends"/>.</summary>
    public bool EndsWithPeriod { get; private init; }

    /// <summary>For us alone; null when nothing was noted.</summary>
    public string? Note { get; private init; }

    public StaffRefundState State { get; private set; }

    /// <summary>Login of who asked for it; another must agree.</summary>
    public Guid? AskedByLogin { get; private init; }

    public string AskedBy { get; private init; } = string.Empty;

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>Who agreed or said no; null when nobody had to.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>re_...</summary>
    public string? RefundId { get; private set; }

    public string? LastError { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [OrderId.ToString(), "payments", "risks"];

    /// <summary>The order, as the audit names it.</summary>
    internal AuditSubject Subject => new(OrderId.ToString(), OrderId.Value, CustomerId);

    /// <summary>The call's key, and the mark by which the refund is known as this one.</summary>
    public string Key => KeyStart + Id;

    /// <summary>It takes from what can still be given back.</summary>
    public bool Counts => State is StaffRefundState.WaitingForApproval or StaffRefundState.UnderWay;

    /// <summary>What can still be given back of a payment, in minor units: what is left of it in the ledger, less what is asked for already.</summary>
    public static long Left(IReadOnlyCollection<LedgerEntry> ledger, IEnumerable<StaffRefund> refunds, LedgerEntry payment) =>
        Math.Max(0, LedgerEntry.Left(ledger, payment) - refunds.Where(r => r.Counts && r.PaymentId == payment.StripeId).Sum(r => r.Amount.Minor));

    /// <param name="id">Known beforehand by who may ask twice; null makes a new one.</param>
    public static StaffRefund Of(OrderCharge charge, string paymentId, Money amount, RefundTerms terms, bool needsApproval, Guid? byLogin, string by, DateTimeOffset now, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(now),
        OrderId = charge.OrderId,
        CustomerId = charge.CustomerId,
        PaymentId = paymentId,
        Amount = amount,
        Reason = terms.Reason,
        Ends = terms.Ends,
        EndsWithPeriod = terms.EndsWithPeriod,
        Note = terms.Note,
        State = needsApproval ? StaffRefundState.WaitingForApproval : StaffRefundState.UnderWay,
        AskedByLogin = byLogin,
        AskedBy = by,
        AskedAt = now,
    };

    /// <summary>Whose key it is; null for one that is no refund of staff.</summary>
    public static Guid? IdOf(string? key) => key?.StartsWith(KeyStart, StringComparison.Ordinal) == true && Guid.TryParse(key.AsSpan(KeyStart.Length), out var id) ? id : null;

    /// <summary>A second person agrees or says no. False when it was decided before.</summary>
    public bool Decide(bool agrees, string by)
    {
        if (State != StaffRefundState.WaitingForApproval) { return false; }
        (State, DecidedBy) = (agrees ? StaffRefundState.UnderWay : StaffRefundState.TurnedDown, by);
        return true;
    }

    public void Refunded(string refundId) => (State, RefundId, LastError) = (StaffRefundState.Refunded, refundId, null);

    /// <summary>False unless it failed: what is on its way may still arrive.</summary>
    public bool PaidOtherwise(string by)
    {
        if (State != StaffRefundState.Failed) { return false; }
        (State, DecidedBy) = (StaffRefundState.PaidOtherwise, by);
        return true;
    }

    /// <summary>False when that was known, or the money has gone back another way since: the same is often told again, and late.</summary>
    public bool Fail(string error)
    {
        if (State is StaffRefundState.Failed or StaffRefundState.PaidOtherwise) { return false; }
        (State, LastError) = (StaffRefundState.Failed, error);
        return true;
    }
}

internal sealed class StaffRefundTable : IEntityTypeConfiguration<StaffRefund>
{
    public void Configure(EntityTypeBuilder<StaffRefund> builder)
    {
        builder.ToTable("staff_refunds");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.OrderId);
        builder.HasIndex(r => r.PaymentId);
        builder.HasIndex(r => r.AskedAt, "refunds_to_release").HasFilter("\"State\" = 'WaitingForApproval'");
        builder.Ignore(r => r.Key);
        builder.Ignore(r => r.Counts);
        builder.ComplexProperty(r => r.Amount);
    }
}
