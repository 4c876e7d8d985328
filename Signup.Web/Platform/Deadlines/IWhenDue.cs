using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Deadlines;

/// <summary>
/// What happens when a deadline of its kind falls due. The effect goes into the given context and is saved together with
/// the deadline's closing. The state may have moved on meanwhile: then it does nothing.
/// </summary>
public interface IWhenDue
{
    static abstract string Kind { get; }

    Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken);
}

/// <summary>Which class answers which kind of deadline.</summary>
public sealed class DeadlineKinds
{
    internal Dictionary<string, Func<IServiceProvider, Guid, SignupDb, CancellationToken, Task>> ByKind { get; } = new(StringComparer.Ordinal);
}

public static class OpenDeadlines
{
    /// <summary>Has it happen in a moment, once however often it is asked for.</summary>
    public static async Task HaveSoon(this SignupDb db, string kind, Guid subjectId, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        if (!await db.Set<Deadline>().AnyAsync(d => d.Kind == kind && d.SubjectId == subjectId && d.ClosedAt == null, cancellationToken)) { db.Add(Deadline.At(kind, subjectId, now)); }
    }

    /// <summary>Closes the open deadline of this kind, if there is one: what it guarded has happened.</summary>
    public static async Task CloseDeadline(this SignupDb db, string kind, Guid subjectId, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var open = await db.Set<Deadline>().SingleOrDefaultAsync(d => d.Kind == kind && d.SubjectId == subjectId && d.ClosedAt == null, cancellationToken);
        open?.Close(now);
    }
}
