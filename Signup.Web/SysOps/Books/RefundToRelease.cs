using SignupWeb.Kernel;
using SignupWeb.Payments.Refunds;

namespace SignupWeb.SysOps.Books;

/// <summary>A refund that waits for a person: one a member of staff asked for above the limit, or money held that must not stay.</summary>
/// <param name="AskedBy">Empty for held money.</param>
/// <param name="Why">As it was written; a word of ours or somebody's sentence.</param>
public sealed record RefundToRelease(Guid Id, OrderId OrderId, Money Amount, bool IsHeld, Guid? AskedByLogin, string AskedBy, string Why, DateTimeOffset Since)
{
    /// <summary>Contract and subscription end with it.</summary>
    public bool Ends { get; init; }

    /// <summary>They end with the period that is paid.</summary>
    public bool EndsWithPeriod { get; init; }

    /// <summary>What was noted for the record.</summary>
    public string? Note { get; init; }

    /// <summary>Why held money could not go back; null when it was above the limit.</summary>
    public string? Error { get; init; }

    /// <summary>Somebody wants held money written off.</summary>
    public HeldDecision? WriteOffAsked { get; init; }

    public static RefundToRelease Of(StaffRefund refund) =>
        new(refund.Id, refund.OrderId, refund.Amount, false, refund.AskedByLogin, refund.AskedBy, refund.Reason, refund.AskedAt) { Ends = refund.Ends, EndsWithPeriod = refund.EndsWithPeriod, Note = refund.Note };

    public static RefundToRelease Of(Compensation held) =>
        new(held.Id, held.OrderId, held.Amount, true, null, string.Empty, held.Reason, held.FoundAt) { Error = held.LastError, WriteOffAsked = held.WriteOffAsked };
}
