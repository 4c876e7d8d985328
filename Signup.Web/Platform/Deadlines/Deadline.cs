using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Deadlines;

/// <summary>A stored instant at which something must happen unless it happened already. Written in the transaction of what it guards.</summary>
public sealed class Deadline : IVersioned, IWatched
{
    /// <summary>What pages showing deadlines watch.</summary>
    public const string Topic = "deadlines";

    /// <summary>Failures before a risk is raised.</summary>
    public const int TriesBeforeTelling = 5;

    public Guid Id { get; private set; }

    /// <summary>What is to happen; the name of an <see cref="IWhenDue"/>.</summary>
    public string Kind { get; private set; } = string.Empty;

    /// <summary>The row it is about.</summary>
    public Guid SubjectId { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public int Tries { get; private set; }

    public string? LastError { get; private set; }

    public int Version { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public IEnumerable<string> Topics => [Topic];

    public static Deadline At(string kind, Guid subjectId, DateTimeOffset dueAt) => new() { Id = Guid.CreateVersion7(dueAt), Kind = kind, SubjectId = subjectId, DueAt = dueAt };

    /// <summary>Done or no longer needed; closing twice is harmless.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    /// <summary>What should have happened by now is tried at once. False when its time has not come: then it stays as it is.</summary>
    public bool Hurry(DateTimeOffset now)
    {
        if (Tries == 0 && DueAt > now) { return false; }
        DueAt = now < DueAt ? now : DueAt;
        return true;
    }

    /// <summary>The action failed: try again a little later, ever slower, at least hourly; never dropped. True when that is worth telling somebody.</summary>
    public bool Failed(string error, DateTimeOffset now)
    {
        Tries++;
        LastError = error;
        DueAt = now + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, Tries)));
        return Tries == TriesBeforeTelling;
    }
}
