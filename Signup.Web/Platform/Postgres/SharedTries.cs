using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Postgres;

/// <summary>Tries that one node wrote down count on the others as well, a moment later: what counts after a restart counts everywhere (docs/decisions/0054).</summary>
internal sealed class SharedTries(IDbContextFactory<SignupDb> contexts, WhoWaits all, TryBook book, Commits commits, MigrateAtStart start, TimeProvider time, ILogger<SharedTries> log) : WokenWorker(time, log)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> known = new();
    private bool hasBegun;

    protected override IDisposable ListenFor(Action wake)
    {
        book.Noted += Know;
        return commits.OnKind<KeptTry>(wake);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        book.Noted -= Know;
        return base.StopAsync(cancellationToken);
    }

    /// <summary>What was there at the start is counted already.</summary>
    protected override async Task<DateTimeOffset?> Work(CancellationToken cancellationToken)
    {
        await start.Ready.WaitAsync(cancellationToken);
        var now = Time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var one in await db.Set<KeptTry>().AsNoTracking().Where(t => t.Until > now).OrderBy(t => t.At).ToListAsync(cancellationToken))
        {
            if (!known.TryAdd(one.Id, one.Until) || !hasBegun) { continue; }
            _ = one.MayBeKept();
            all.Remember(one);
        }

        hasBegun = true;
        foreach (var (id, until) in known) { if (until <= now) { known.TryRemove(id, out _); } }
        return null;
    }

    private void Know(KeptTry one) => known.TryAdd(one.Id, one.Until);
}
