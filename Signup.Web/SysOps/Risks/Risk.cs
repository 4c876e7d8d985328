using SignupWeb.Kernel;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Risks;

/// <summary>How soon somebody must look.</summary>
public enum Severity
{
    Yellow,
    Red,
}

/// <summary>How a risk ended: who says so, when, and why.</summary>
public sealed record Resolution(string By, DateTimeOffset At, string Reason);

/// <summary>Who deals with a risk.</summary>
public sealed record Taken(string By, Guid? ByLogin, DateTimeOffset At);

/// <summary>Who has put a risk aside, until when and why: nobody is mailed about it until then.</summary>
public sealed record Snoozed(string By, DateTimeOffset At, DateTimeOffset Until, string Reason);

/// <summary>One open thing somebody must look at. The same thing found again adds to its count instead of making a second row.</summary>
public sealed class Risk : IVersioned, IWatched
{
    /// <summary>What pages showing risks watch.</summary>
    public const string Topic = "risks";

    public static readonly Refusal ReasonMissing = Refusal.Invalid("REASON_MISSING", "Enter what was done", "reason");

    public RiskId Id { get; private set; }

    /// <summary>Stable, upper case, e.g. MESSAGE_QUARANTINED.</summary>
    public string Kind { get; private set; } = string.Empty;

    public Severity Severity { get; private set; }

    /// <summary>What it is about: an order, a customer, a message.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>For a person; the newest one.</summary>
    public string Sentence { get; private set; } = string.Empty;

    public DateTimeOffset FirstSeenAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>How often it was found while open.</summary>
    public int Count { get; private set; }

    /// <summary>Null while nobody has it.</summary>
    public Taken? Taken { get; private set; }

    /// <summary>Null unless somebody has put it aside.</summary>
    public Snoozed? Snoozed { get; private set; }

    /// <summary>Null while open.</summary>
    public Resolution? Resolution { get; private set; }

    /// <summary>For the database: open risks are unique by kind and subject.</summary>
    public bool IsOpen { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Topic];

    /// <summary>As the audit names it: by its kind. What was said of it stays with the risk.</summary>
    internal AuditSubject Subject => new(Kind, Id.Value);

    public static Risk Found(string kind, Severity severity, Guid subjectId, string sentence, DateTimeOffset now) => new()
    {
        Id = RiskId.New(), Kind = kind, Severity = severity, SubjectId = subjectId, Sentence = sentence, FirstSeenAt = now, LastSeenAt = now, Count = 1, IsOpen = true,
    };

    /// <summary>Seen again: its count goes up, and it never becomes less severe.</summary>
    public void FoundAgain(Severity severity, string sentence, DateTimeOffset now) =>
        (Count, LastSeenAt, Sentence, Severity) = (Count + 1, now, sentence, severity > Severity ? severity : Severity);

    /// <summary>Whoever takes it deals with it. False when somebody else has it, or it is resolved; taking it again changes nothing.</summary>
    public bool Take(Taken by)
    {
        if (!IsOpen || (Taken is { } held && held.ByLogin != by.ByLogin)) { return false; }
        Taken ??= by;
        return true;
    }

    /// <summary>It is put aside for a while. A red one never for long.</summary>
    public void Snooze(Snoozed by) => Snoozed = by;

    /// <summary>It is about a red contract, or one that goes before all managers: that has a deadline, and nothing puts it off.</summary>
    public bool HasDeadline => Severity == Severity.Red && RiskWords.IsOfContract(Kind);

    public bool IsSnoozed(DateTimeOffset now) => Snoozed is { } aside && aside.Until > now;

    /// <summary>Ends it. Ending it twice changes nothing. Refuses without a reason.</summary>
    public Refusal? Resolve(string by, string? reason, DateTimeOffset now)
    {
        if (!IsOpen) { return null; }
        if (string.IsNullOrWhiteSpace(reason)) { return ReasonMissing; }
        (Resolution, IsOpen) = (new(by, now, reason.Trim()), false);
        return null;
    }
}
