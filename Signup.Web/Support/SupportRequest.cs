using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Support;

/// <summary>A question or a fault a customer reports under a contract with support, and where it stands (R5, history of repair and troubleshooting). What was said is in its messages.</summary>
public sealed class SupportRequest : IVersioned, IWatched
{
    /// <summary>What pages showing all requests watch.</summary>
    public const string Topic = "support";

    /// <summary>How long a closed one can be opened again by writing to it.</summary>
    public static readonly TimeSpan ReopensFor = TimeSpan.FromDays(14);

    public static readonly Refusal NotFound = Refusal.NotFound("REQUEST_NOT_FOUND", "There is no such support request.");

    public static readonly Refusal ClosedForGood = Refusal.Conflict("REQUEST_CLOSED", "This request was closed more than 14 days ago. Open a new one.");

    public static readonly Refusal HasEnded = Refusal.Conflict("REQUEST_CLOSED", "This request was closed because its contract has ended.");

    public static readonly Refusal IsClosed = Refusal.Conflict("REQUEST_CLOSED", "This request is closed. Open it again first.");

    private SupportRequest()
    {
    }

    public SupportRequestId Id { get; private init; }

    /// <summary>What people call it: SR-2026-00001, without gaps within a year.</summary>
    public string Reference { get; private init; } = string.Empty;

    public CustomerId CustomerId { get; private init; }

    public ContractId ContractId { get; private init; }

    public string ContractNumber { get; private init; } = string.Empty;

    public string PlanName { get; private init; } = string.Empty;

    public string Subject { get; private init; } = string.Empty;

    /// <summary>The form it came from: sent twice, it is one request.</summary>
    public Guid FormId { get; private init; }

    /// <summary>What was promised when it was opened; null when nothing was.</summary>
    public SupportPromise? Promise { get; private init; }

    public SupportState State { get; private set; }

    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>When something happened in it last that the customer sees.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>What it is sorted by among those in the same state: due, waiting since, answered, closed.</summary>
    public DateTimeOffset TurnAt { get; private set; }

    /// <summary>Until when the first answer was promised; null when nothing was.</summary>
    public DateTimeOffset? FirstAnswerDueAt { get; private set; }

    public DateTimeOffset? FirstAnsweredAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Since when its first answer is late and somebody was told; null when it is not, or was given.</summary>
    public DateTimeOffset? LateSince { get; private set; }

    /// <summary>The member of staff who has it.</summary>
    public Guid? OwnerId { get; private set; }

    public string? OwnerName { get; private set; }

    /// <summary>How many entries it has, notes among them.</summary>
    public int Entries { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether nobody has answered yet.</summary>
    public bool WaitsForFirstAnswer => State == SupportState.Open && FirstAnsweredAt is null;

    public IEnumerable<string> Topics => [Id.ToString(), CustomerId.ToString(), Topic];

    public static SupportRequest Open(NewRequest asked, SupportReference reference, DateTimeOffset now, TimeZoneInfo zone)
    {
        var request = new SupportRequest
        {
            Id = SupportRequestId.New(),
            Reference = reference.Value,
            CustomerId = asked.CustomerId,
            ContractId = asked.ContractId,
            ContractNumber = asked.ContractNumber,
            PlanName = asked.PlanName,
            Promise = asked.Promise,
            Subject = asked.Subject,
            FormId = asked.FormId,
            OpenedAt = now,
            UpdatedAt = now,
        };
        request.StartClock(now, zone);
        return request;
    }

    /// <summary>Whether its customer can still write to it.</summary>
    public bool TakesFollowUps(DateTimeOffset now) => ClosedAt is not { } closed || now <= closed + ReopensFor;

    /// <summary>Its customer has written again: it is open, whatever it was. Refusal: REQUEST_CLOSED.</summary>
    public Refusal? FollowUp(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (!TakesFollowUps(now)) { return ClosedForGood; }
        Reopen(now, zone);
        UpdatedAt = now;
        return null;
    }

    /// <summary>It is ours to answer again. When nobody has answered yet, the promised time begins anew. Open already is a no-op; answers whether anything changed.</summary>
    public bool Reopen(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (State == SupportState.Open) { return false; }
        (State, ClosedAt, TurnAt, UpdatedAt) = (SupportState.Open, null, now, now);
        if (FirstAnsweredAt is null) { StartClock(now, zone); }
        return true;
    }

    /// <summary>Staff has answered; whoever answers has it, unless somebody does. Refusal: REQUEST_CLOSED.</summary>
    public Refusal? Answer(Guid login, string name, DateTimeOffset now)
    {
        if (State == SupportState.Closed) { return IsClosed; }
        if (OwnerId is null) { Take(login, name); }
        FirstAnsweredAt ??= now;
        (State, AnsweredAt, TurnAt, UpdatedAt) = (SupportState.Answered, now, now, now);
        return null;
    }

    /// <summary>Who has it from now on. Answers whether anything changed.</summary>
    public bool Take(Guid login, string name)
    {
        if (OwnerId == login) { return false; }
        (OwnerId, OwnerName) = (login, name);
        return true;
    }

    /// <summary>It is settled. Closed already is a no-op; answers whether anything changed.</summary>
    public bool Close(DateTimeOffset now)
    {
        if (State == SupportState.Closed) { return false; }
        (State, ClosedAt, TurnAt, UpdatedAt) = (SupportState.Closed, now, now, now);
        return true;
    }

    /// <summary>The promised time is over. Answers whether that is news: nobody has answered, and nobody was told.</summary>
    public bool IsLateNow(DateTimeOffset now)
    {
        if (!WaitsForFirstAnswer || LateSince is not null || FirstAnswerDueAt is not { } due || due > now) { return false; }
        LateSince = now;
        return true;
    }

    /// <summary>Nobody waits for a first answer any more. Answers whether somebody was told that it is late.</summary>
    public bool IsLateNoMore()
    {
        if (LateSince is null || WaitsForFirstAnswer) { return false; }
        LateSince = null;
        return true;
    }

    /// <summary>The number of its next entry, from 1.</summary>
    internal int NextEntry() => ++Entries;

    private void StartClock(DateTimeOffset now, TimeZoneInfo zone)
    {
        FirstAnswerDueAt = Promise is null ? null : WorkingTime.Due(now, Promise.FirstAnswer, Promise.Hours, zone);
        TurnAt = FirstAnswerDueAt ?? now;
    }
}
