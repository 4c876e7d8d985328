using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Access;

/// <summary>Whom a live page takes the owner of its session for.</summary>
/// <param name="Changed">Called with the role they have, when it is another one by now.</param>
public sealed record TakenFor(Guid LoginId, Role Role, Action<Role> Changed);

/// <summary>Looks after the sessions of all live pages: one question to the database each time for all of them together, and none while nobody has such a page open.</summary>
public sealed class SessionSweep : IDisposable
{
    private readonly IDbContextFactory<SignupDb> contexts;
    private readonly Commits commits;
    private readonly IOptions<AccessOptions> options;
    private readonly TimeProvider time;
    private readonly ILogger<SessionSweep> log;
    private readonly ConcurrentDictionary<Watched, SessionId> watched = new();
    private readonly ITimer timer;
    private int armed;

    public SessionSweep(IDbContextFactory<SignupDb> contexts, Commits commits, IOptions<AccessOptions> options, TimeProvider time, ILogger<SessionSweep> log)
    {
        (this.contexts, this.commits, this.options, this.time, this.log) = (contexts, commits, options, time, log);
        timer = time.CreateTimer(_ => _ = Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Calls when the session has ended, or its owner has another role: at once when that is written here, else at the next look.</summary>
    public async Task<IDisposable> Watch(SessionId id, Action ended, TakenFor? who = null)
    {
        var page = new Watched(this, ended, who);
        watched[page] = id;
        page.Listen(commits.OnTopic(id.ToString(), () => _ = Look([id])));
        if (who is not null) { page.Listen(commits.OnTopic(Login.TopicOf(who.LoginId), () => _ = Look([id]))); }
        Arm();

        // it may have ended between the request for the page and now
        await Look([id]);
        return page;
    }

    public void Dispose() => timer.Dispose();

    private void Arm()
    {
        if (Interlocked.Exchange(ref armed, 1) == 0) { timer.Change(options.Value.RevalidateEvery, Timeout.InfiniteTimeSpan); }
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
            var (asked, open) = (ids.ToHashSet(), await OpenOf(ids));
            foreach (var (page, id) in watched.Where(w => asked.Contains(w.Value)))
            {
                if (open.TryGetValue(id, out var role)) { page.Is(role); }
                else { page.Ended(); }
            }
        }
#pragma warning disable CA1031 // the next look asks again
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogWarning(e, "The sessions of open pages could not be looked at");
        }
    }

    /// <summary>Those of them that are open still, and the role of each one's owner. An open page is a use of its session.</summary>
    private async Task<Dictionary<SessionId, Role>> OpenOf(List<SessionId> ids)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync();
        var open = await db.Set<Session>().Where(s => EF.Parameter(ids).Contains(s.Id) && s.EndedAt == null && s.ExpiresAt > now && s.IdleUntil > now)
            .Join(db.Users.Where(l => l.LockoutEnd == null || l.LockoutEnd <= now), s => s.LoginId, l => l.Id, (s, l) => new { s.Id, s.LastSeenAt, l.Role })
            .ToListAsync();
        var unseen = open.Where(s => now - s.LastSeenAt >= Sessions.SeenEvery).Select(s => s.Id).ToList();
        if (unseen.Count > 0) { await Renew(db, unseen, now); }
        return open.ToDictionary(s => s.Id, s => s.Role);
    }

    private async Task Renew(SignupDb db, List<SessionId> ids, DateTimeOffset now)
    {
        var rows = await db.Set<Session>().Where(s => EF.Parameter(ids).Contains(s.Id)).Join(db.Users, s => s.LoginId, l => l.Id, (session, login) => new { session, login.Role }).ToListAsync();
        foreach (var row in rows) { row.session.Seen(now, options.Value.IdleLimitOf(row.Role)); }
        await db.SaveChangesAsync();
    }

    private sealed class Watched(SessionSweep owner, Action ended, TakenFor? who) : IDisposable
    {
        private readonly List<IDisposable> listening = [];

        public Action Ended => ended;

        public void Listen(IDisposable topic) => listening.Add(topic);

        public void Is(Role role)
        {
            if (who is not null && who.Role != role) { who.Changed(role); }
        }

        public void Dispose()
        {
            owner.watched.TryRemove(this, out _);
            listening.ForEach(topic => topic.Dispose());
        }
    }
}
