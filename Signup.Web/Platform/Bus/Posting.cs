using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Bus;

public enum PostingState
{
    /// <summary>Not tried yet, or to be tried again.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Not taken for three days.</summary>
    GivenUp,
}

/// <summary>One event on its way to one receiver, and afterwards the log of it.</summary>
public sealed class Posting : IVersioned, IWatched
{
    private const int LongestAnswer = 500;

    public static readonly Refusal NotFound = Refusal.NotFound("POSTING_NOT_FOUND", "This event is not kept any more.");

    public Guid Id { get; private init; }

    public ReceiverId ReceiverId { get; private init; }

    /// <summary>The message's: what deduplicating goes by.</summary>
    public Guid EventId { get; private init; }

    /// <summary>The public name.</summary>
    public string Name { get; private init; } = string.Empty;

    /// <summary>What it is about, a sign-up or an order: to each receiver, events of a subject go one after the other.</summary>
    public Guid Subject { get; private init; }

    /// <summary>Place among them: that of the message.</summary>
    public long Sequence { get; private init; }

    /// <summary>The whole <see cref="CloudEvent"/>, as it is sent on each try.</summary>
    public string Body { get; private set; } = string.Empty;

    /// <summary>Whose data it may carry.</summary>
    public Guid? CustomerId { get; private init; }

    public DateTimeOffset WrittenAt { get; private init; }

    public PostingState State { get; private set; }

    public int Tries { get; private set; }

    /// <summary>Null when it is not tried any more.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>The first try that failed since it was last started.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    public DateTimeOffset? LastTryAt { get; private set; }

    /// <summary>The HTTP status of the last answer; null when there was none.</summary>
    public int? LastStatus { get; private set; }

    /// <summary>How the last answer began, or why there was none.</summary>
    public string? LastAnswer { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Receiver.Topic];

    /// <param name="sequence">The place of its message among all.</param>
    public static Posting Of(CloudEvent happened, Receiver receiver, long sequence, Guid? customer, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), ReceiverId = receiver.Id, EventId = happened.Id, Name = happened.Type, Subject = happened.Subject, Sequence = sequence, Body = happened.Write(), CustomerId = customer, WrittenAt = now, NextTryAt = now,
    };

    public void Tried(PostAnswer answer, Schedule schedule, DateTimeOffset now)
    {
        Tries++;
        (LastTryAt, LastStatus, LastAnswer) = (now, answer.Status, answer.Text.Length > LongestAnswer ? answer.Text[..LongestAnswer] : answer.Text);
        if (answer.IsTaken) { (State, NextTryAt, FailingSince) = (PostingState.Delivered, null, null); }
        else { Failed(schedule, now); }
    }

    /// <summary>From the start: another three days. One that was taken is sent once more, under its old id.</summary>
    public void Replay(DateTimeOffset now) => (State, Tries, NextTryAt, FailingSince) = (PostingState.Waiting, 0, now, null);

    /// <summary>From now on it says nothing of a person.</summary>
    public void Forget()
    {
        if (PublicEvents.Read(Name, CloudEvent.DataOf(Body)) is IPersonal about) { Body = CloudEvent.WithData(Body, WrittenEvents.Write(about.WithoutPerson())); }
    }

    private void Failed(Schedule schedule, DateTimeOffset now)
    {
        FailingSince ??= now;
        var (next, end) = (now + Pause(schedule), FailingSince + schedule.GivesUpAfter);
        (State, NextTryAt) = now >= end ? (PostingState.GivenUp, (DateTimeOffset?)null) : (PostingState.Waiting, next > end ? end : next);
    }

    /// <summary>A tenth more or less by the posting, so that what failed together does not come back together.</summary>
    private TimeSpan Pause(Schedule schedule) => schedule.Pauses[Math.Min(Tries, schedule.Pauses.Count) - 1] * (0.9 + (0.2 * ((Id.GetHashCode() ^ (Tries * 7919)) & 0xFF) / 0xFF));
}
