using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;

namespace SignupWeb.Platform.Access;

/// <summary>
/// Once a day: sessions that ended or ran out long ago go, and notes of used links that would have expired anyway. Each login's newest
/// session stays: by it one sees that the account was ever used, and from which network its owner came last. Then whatever else is kept
/// for a time only.
/// </summary>
public sealed class CleanUp(IOptions<AccessOptions> options, IEnumerable<IKeptForATime> others, TimeProvider time) : IWhenDue
{
    private const int Batch = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    public static string Kind => "clean-up-access";

    /// <summary>The next one is set in the same transaction: at once while there is more than one batch.</summary>
    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var old = await OldSessions(db, now - options.Value.KeepSessionsFor).Take(Batch).ToListAsync(cancellationToken);
        var used = await db.Set<UsedLink>().Where(l => l.ExpiresAt < now).OrderBy(l => l.ExpiresAt).Take(Batch).ToListAsync(cancellationToken);
        db.RemoveRange(old);
        db.RemoveRange(used);
        var more = old.Count == Batch || used.Count == Batch;
        foreach (var kept in others) { more |= await kept.Forget(db, now, Batch, cancellationToken); }
        db.Add(Deadline.At(Kind, subjectId, more ? now.AddSeconds(1) : now + Pause));
    }

    private static IQueryable<Session> OldSessions(SignupDb db, DateTimeOffset before) => db.Set<Session>()
        .Where(s => s.EndedAt < before || s.ExpiresAt < before || s.IdleUntil < before)
        .Where(s => db.Set<Session>().Any(later => later.LoginId == s.LoginId && later.CreatedAt > s.CreatedAt))
        .OrderBy(s => s.CreatedAt);
}

/// <summary>Sets the first clean-up; each sets the next one itself.</summary>
public sealed class PlanCleanUp(UnitOfWork unit, TimeProvider time) : ISeed
{
    public Task Plant(CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (await db.Set<Deadline>().AnyAsync(d => d.Kind == CleanUp.Kind && d.ClosedAt == null, cancellationToken)) { return false; }
            db.Add(Deadline.At(CleanUp.Kind, Guid.Empty, time.GetUtcNow()));
            return true;
        },
        cancellationToken);
}
