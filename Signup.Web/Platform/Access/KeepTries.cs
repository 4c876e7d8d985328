using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Access;

/// <summary>Writes down behind everybody's back the tries that are to count after a restart; those that come meanwhile go together.</summary>
public sealed class KeepTries(TryBook book, UnitOfWork unit, TimeProvider time, ILogger<KeepTries> log) : WokenWorker(time, log)
{
    /// <summary>Writes what was noted so far.</summary>
    public async Task Write(CancellationToken cancellationToken = default)
    {
        if (book.Take() is not { Count: > 0 } noted) { return; }
        await unit.Run(
            db =>
            {
                db.AddRange(noted);
                return Task.FromResult(Kernel.Done.It);
            },
            cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write(cancellationToken);
    }

    protected override IDisposable ListenFor(Action wake)
    {
        Action<KeptTry> noted = _ => wake();
        book.Noted += noted;
        return new Listening(() => book.Noted -= noted);
    }

    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        await Write(cancellationToken);
        return null;
    }

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}

/// <summary>At each start the counts go on where they were.</summary>
public sealed class RememberTries(IDbContextFactory<SignupDb> contexts, WhoWaits all, TimeProvider time) : ISeed
{
    public int? Version => null;

    public async Task Plant(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var kept in await db.Set<KeptTry>().AsNoTracking().Where(t => t.Until > now).OrderBy(t => t.At).ToListAsync(cancellationToken))
        {
            kept.MayBeKept();
            all.Remember(kept);
        }
    }
}
