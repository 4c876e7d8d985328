using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.People;

/// <summary>One thing that happened to a customer, as it is written down.</summary>
/// <param name="Order">Of what happened at one moment the higher is the later.</param>
public abstract record TimelineEntry(DateTimeOffset At, long Order, StoryKind Kind)
{
    /// <summary>An event.</summary>
    public sealed record Written(OutboxMessage Message) : TimelineEntry(Message.OccurredAt, Message.Sequence, StoryKinds.Of(Message.Type))
    {
        public string Type => Message.Type;

        /// <summary>What happened; null when this program cannot read it any more.</summary>
        public IEvent? Happened()
        {
            try
            {
                return Message.Read();
            }
            catch (UnreadableEventException)
            {
                return null;
            }
        }
    }

    /// <param name="Tries">Failed tries.</param>
    /// <param name="IsGivenUp">It was tried for the last time.</param>
    public sealed record Mail(DateTimeOffset At, string Subject, string Recipient, DateTimeOffset? SentAt, int Tries, bool IsGivenUp, bool IsInAccount = false) : TimelineEntry(At, long.MaxValue, StoryKind.Mails);

    public sealed record SignInEnded(DateTimeOffset At, SessionEnd? Because, string Client) : TimelineEntry(At, long.MaxValue, StoryKind.People);

    /// <summary>What the payment service told.</summary>
    /// <param name="IsIgnored">We act on none of its kind.</param>
    public sealed record Told(DateTimeOffset At, string Type, string? Verdict, bool IsIgnored = false) : TimelineEntry(At, 0, StoryKind.Webhooks);

    /// <summary>Money a person gives back.</summary>
    public sealed record Asked(StaffRefund Refund) : TimelineEntry(Refund.AskedAt, long.MaxValue, StoryKind.Charges);

    /// <summary>What a bank took for a dispute, or sent back.</summary>
    public sealed record Moved(LedgerEntry Ledger) : TimelineEntry(Ledger.At, long.MaxValue, StoryKind.Charges);
}

/// <summary>How much of a story is wanted.</summary>
/// <param name="Lines">How many to show, the newest; or else the oldest.</param>
/// <param name="Only">Lines of one kind; null for all.</param>
public sealed record StoryWish(int Lines = ReadTimeline.Part, StoryKind? Only = null, bool OldestFirst = false)
{
    /// <summary>What an address says for it.</summary>
    public const string Oldest = "oldest";

    /// <param name="order"><see cref="Oldest"/>, or else the newest come first.</param>
    public static StoryWish Asked(string? lines, string? show, string? order) => new(int.TryParse(lines, CultureInfo.InvariantCulture, out var some) ? some : ReadTimeline.Part, StoryKinds.Asked(show), string.Equals(order, Oldest, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A part of what happened, in the order it was asked for.</summary>
/// <param name="ThereAreMore">Further things of the kind are not among them: earlier ones, or later ones where the oldest come first.</param>
/// <param name="Names">What orders, contracts, invoices and credit notes are called, by their ids.</param>
public sealed record TimelineReading(IReadOnlyList<TimelineEntry> Entries, bool ThereAreMore, IReadOnlyDictionary<Guid, string> Names)
{
    public static readonly TimelineReading Empty = new([], false, new Dictionary<Guid, string>());

    /// <summary>How many lines there are of each kind, shown or not; those that have any.</summary>
    public IReadOnlyDictionary<StoryKind, int> Counts { get; private init; } = new Dictionary<StoryKind, int>();

    /// <summary>What is older than <see cref="ReadTimeline.Most"/> lines of all kinds is not looked at.</summary>
    public bool IsCut { get; private init; }

    internal static TimelineReading Newest(IEnumerable<TimelineEntry> all, StoryWish wish, IReadOnlyDictionary<Guid, string> names)
    {
        var newest = all.OrderByDescending(e => e.At).ThenByDescending(e => e.Order).Take(ReadTimeline.Most + 1).ToList();
        var isCut = newest.Count > ReadTimeline.Most;
        if (isCut) { newest.RemoveAt(ReadTimeline.Most); }
        var wanted = newest.FindAll(e => wish.Only is null || e.Kind == wish.Only);
        if (wish.OldestFirst) { wanted.Reverse(); }
        var lines = Math.Clamp(wish.Lines, ReadTimeline.Part, ReadTimeline.Most);
        return new([.. wanted.Take(lines)], wanted.Count > lines || (isCut && wish is { Only: null, OldestFirst: false }), names) { Counts = newest.CountBy(e => e.Kind).ToDictionary(), IsCut = isCut };
    }
}
