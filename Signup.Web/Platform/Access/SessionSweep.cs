using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Access;

/// <summary>Looks after the sessions of all live pages: one question to the database each time for all of them together, and none while nobody has such a page open.</summary>
public sealed class SessionSweep : IDisposable
{
    private readonly IDbContextFactory<SignupDb> contexts;
    private readonly Commits commits;
    private readonly AccessOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<SessionSweep> log;
    private readonly ConcurrentDictionary<Watched, SessionId> watched = new();
    private readonly ITimer timer;
    private int armed;

    public SessionSweep(IDbContextFactory<SignupDb> contexts, Commits commits, IOptions<AccessOptions> options, TimeProvider time, ILogger<SessionSweep> log)
    {
        (this.contexts, this.commits, this.options, this.time, this.log) = (contexts, commits, options.Value, time, log);
        timer = time.CreateTimer(_ => _ = Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Calls when the session has ended: at once when that is written here, else at the next look.</summary>
    public async Task<IDisposable> Watch(SessionId id, Action ended)
    {
        var page = new Watched(this, ended);
        watched[page] = id;
        page.Listening = commits.OnTopic(id.ToString(), () => _ = Look([id]));
        Arm();

        // it may have ended between the request for the page and now
        await Look([id]);
        return page;
    }

    public void Dispose() => timer.Dispose();

    private void Arm()
    {
        if (Interlocked.Exchange(ref armed, 1) == 0) { timer.Change(options.RevalidateEvery, Timeout.InfiniteTimeSpan); }
    }

    private async Task Sweep()
    {
        // not on the timer's own thread: others' timers wait for it
        await Task.Yield();
        List<SessionId> ids = [.. watched.Values.Distinct()];
        if (ids.Count > 0) { await Look(ids); }
        armed = 0;
        if (!watched.IsEmpty) { Arm(); }
    }

    private async Task Look(List<SessionId> ids)
    {
        try
        {
            var open = await OpenOf(ids);
            var ended = ids.Where(id => !open.Contains(id)).ToHashSet();
            if (ended.Count == 0) { return; }
            foreach (var page in watched.Where(w => ended.Contains(w.Value)).Select(w => w.Key)) { page.Ended(); }
        }
#pragma warning disable CA1031 // the next look asks again
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "The sessions of open pages could not be looked at");
        }
    }

    /// <summary>Those of them that are open still. An open page is a use of its session.</summary>
    private async Task<HashSet<SessionId>> OpenOf(List<SessionId> ids)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync();
        var open = await db.Set<Session>().Where(s => EF.Parameter(ids).Contains(s.Id) && s.EndedAt == null && s.ExpiresAt > now && s.IdleUntil > now)
            .Join(db.Users.Where(l => l.LockoutEnd == null || l.LockoutEnd <= now), s => s.LoginId, l => l.Id, (s, l) => new { s.Id, s.LastSeenAt })
            .ToListAsync();
        var unseen = open.Where(s => now - s.LastSeenAt >= Sessions.SeenEvery).Select(s => s.Id).ToList();
        if (unseen.Count > 0) { await Renew(db, unseen, now); }
        return [.. open.Select(s => s.Id)];
    }

    private async Task Renew(SignupDb db, List<SessionId> ids, DateTimeOffset now)
    {
        var rows = await db.Set<Session>().Where(s => EF.Parameter(ids).Contains(s.Id)).Join(db.Users, s => s.LoginId, l => l.Id, (session, login) => new { session, login.Role }).ToListAsync();
        foreach (var row in rows) { row.session.Seen(now, options.IdleLimitOf(row.Role)); }
        await db.SaveChangesAsync();
    }

    private sealed class Watched(SessionSweep owner, Action ended) : IDisposable
    {
        public IDisposable? Listening { get; set; }

        public Action Ended => ended;

        public void Dispose()
        {
            owner.watched.TryRemove(this, out _);
            Listening?.Dispose();
        }
    }
}
