using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Access;

namespace SignupWeb.SysOps.People;

/// <summary>One thing that happened to a customer, as it is written down.</summary>
/// <param name="Order">Of what happened at one moment the higher is the later.</param>
public abstract record TimelineEntry(DateTimeOffset At, long Order)
{
    /// <summary>An event. Null when this program cannot read it any more.</summary>
    public sealed record Written(DateTimeOffset At, long Order, string Type, IEvent? Happened) : TimelineEntry(At, Order);

    /// <param name="Tries">Failed tries.</param>
    /// <param name="IsGivenUp">It was tried for the last time.</param>
    public sealed record Mail(DateTimeOffset At, string Subject, string Recipient, DateTimeOffset? SentAt, int Tries, bool IsGivenUp) : TimelineEntry(At, long.MaxValue);

    public sealed record SignInEnded(DateTimeOffset At, SessionEnd? Because, string Client) : TimelineEntry(At, long.MaxValue);

    /// <summary>What the payment service told.</summary>
    public sealed record Told(DateTimeOffset At, string Type, string? Verdict) : TimelineEntry(At, 0);

    /// <summary>Money a person gives back.</summary>
    public sealed record Asked(StaffRefund Refund) : TimelineEntry(Refund.AskedAt, long.MaxValue);

    /// <summary>What a bank took for a dispute, or sent back.</summary>
    public sealed record Moved(LedgerEntry Ledger) : TimelineEntry(Ledger.At, long.MaxValue);
}

/// <summary>A part of what happened, newest first.</summary>
/// <param name="ThereAreMore">Earlier things are not among them.</param>
/// <param name="Names">What orders, contracts, invoices and credit notes are called, by their ids.</param>
public sealed record TimelineReading(IReadOnlyList<TimelineEntry> Entries, bool ThereAreMore, IReadOnlyDictionary<Guid, string> Names)
{
    public static readonly TimelineReading Empty = new([], false, new Dictionary<Guid, string>());

    /// <param name="take">One more than are shown: that one tells that there are more.</param>
    internal static TimelineReading Newest(IEnumerable<TimelineEntry> all, int take, IReadOnlyDictionary<Guid, string> names)
    {
        var newest = all.OrderByDescending(e => e.At).ThenByDescending(e => e.Order).Take(take).ToList();
        return new([.. newest.Take(take - 1)], newest.Count == take, names);
    }
}
