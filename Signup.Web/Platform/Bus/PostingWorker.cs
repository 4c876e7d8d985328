using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Workers;

namespace SignupWeb.Platform.Bus;

/// <summary>What one receiver hears about one subject.</summary>
public sealed record PostingLane(ReceiverId Receiver, Guid Subject);

/// <summary>
/// Posts what waits: to each receiver the events of a subject one after the other, other subjects beside them. One receiver takes up a few
/// places at most, one that fails a single one, so that the others do not wait for it.
/// </summary>
public sealed class PostingWorker(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, IEnumerable<IPoster> posters, Audience audience, Commits commits, TimeProvider time, IHolds holds, ILogger<PostingWorker> log)
    : LaneWorker<PostingLane>(time, log, holds: holds)
{
    private const int ToOneReceiver = 4;
    private const int LookAhead = 50;

    private readonly Dictionary<ReceiverKind, IPoster> posters = posters.ToDictionary(p => p.Kind);

    protected override int SideBySide => 32;

    protected override IDisposable ListenFor(Action wake) => new Both(commits.OnKind<Posting>(wake), commits.OnKind<Receiver>(wake));

    protected override async Task<IEnumerable<PostingLane>> DueLanes(IReadOnlyCollection<PostingLane> busy, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var before = audience.Before;
        audience.LookedAt(await db.Set<Receiver>().AnyAsync(r => r.IsOn, cancellationToken), before);
        List<PostingLane> lanes = [];
        foreach (var (receiver, room, taken) in await Open(db, busy, cancellationToken))
        {
            var due = await Due(db, receiver).Where(p => !taken.Contains(p.Subject)).OrderBy(p => p.NextTryAt).Select(p => p.Subject).Take(LookAhead).ToListAsync(cancellationToken);
            lanes.AddRange(due.Distinct().Take(room).Select(subject => new PostingLane(receiver, subject)));
        }

        return lanes;
    }

    protected override async Task<DateTimeOffset?> NextDue(IReadOnlyCollection<PostingLane> busy, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        DateTimeOffset? first = null;
        foreach (var (receiver, _, taken) in await Open(db, busy, cancellationToken))
        {
            var next = await InTurn(db, receiver).Where(p => !taken.Contains(p.Subject)).MinAsync(p => p.NextTryAt, cancellationToken);
            first = first is null || next < first ? next ?? first : first;
        }

        return first;
    }

    protected override async Task WorkOff(PostingLane lane, CancellationToken cancellationToken)
    {
        while (await First(lane, cancellationToken) is var (receiver, posting))
        {
            var answer = await posters[receiver.Kind].Post(receiver, posting, cancellationToken);
            await Record(posting, answer);
        }
    }

    private async Task<(Receiver Receiver, Posting Posting)?> First(PostingLane lane, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Receiver>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == lane.Receiver && r.IsOn, cancellationToken) is not { } receiver) { return null; }
        var posting = await Due(db, lane.Receiver).AsNoTracking().Where(p => p.Subject == lane.Subject).OrderBy(p => p.Sequence).ThenBy(p => p.Id).FirstOrDefaultAsync(cancellationToken);
        return posting is null ? null : (receiver, posting);
    }

    /// <summary>Once it was tried it is written down, also at shutdown: else it would be sent again for nothing.</summary>
    private Task<Done> Record(Posting tried, PostAnswer answer) => unit.Run(
        async db =>
        {
            var (receiver, posting) = (await db.Set<Receiver>().SingleOrDefaultAsync(r => r.Id == tried.ReceiverId), await db.Set<Posting>().SingleOrDefaultAsync(p => p.Id == tried.Id));
            if (receiver is null || posting is null) { return Done.It; }
            posting.Tried(answer, Schedule.Of(receiver.Kind), Time.GetUtcNow());
            if (answer.IsTaken) { Took(db, receiver); }
            else { Failed(db, receiver, posting, answer); }
            return Done.It;
        },
        CancellationToken.None);

    private void Failed(SignupDb db, Receiver receiver, Posting posting, PostAnswer answer)
    {
        log.LogInformation("Receiver {Receiver} did not take event {Event} ({Answer}), try {Try}", receiver.Id, posting.EventId, answer.InShort, posting.Tries);
        if (!receiver.Failed(answer, Time.GetUtcNow())) { return; }
        log.LogWarning("Receiver {Receiver} fails since {Since}", receiver.Id, receiver.FailingSince);
        db.Announce(receiver.Off is { } off
            ? new RiskFound(Receiver.Risk, "red", receiver.Id.Value, $"The receiver {receiver.Host} hears no more events. {off.Why}")
            : new RiskFound(Receiver.BrokerRisk, "red", receiver.Id.Value, $"The broker is not reached. Events wait for it: {answer.InShort}"));
    }

    private static void Took(SignupDb db, Receiver receiver)
    {
        if (receiver.Took()) { db.Announce(new RiskSettled(Receiver.BrokerRisk, receiver.Id.Value, "Signup", "It takes events again")); }
    }

    /// <summary>Those that may get more now: how many more at once, and what is under way to them.</summary>
    private static async Task<List<(ReceiverId Receiver, int Room, List<Guid> Taken)>> Open(SignupDb db, IReadOnlyCollection<PostingLane> busy, CancellationToken cancellationToken)
    {
        var receivers = await db.Set<Receiver>().AsNoTracking().Where(r => r.IsOn).Select(r => new { r.Id, IsFailing = r.FailingSince != null }).ToListAsync(cancellationToken);
        return [.. receivers.Select(r => (r, taken: busy.Where(lane => lane.Receiver == r.Id).Select(lane => lane.Subject).ToList()))
            .Select(known => (known.r.Id, Room: (known.r.IsFailing ? 1 : ToOneReceiver) - known.taken.Count, known.taken)).Where(open => open.Room > 0)];
    }

    private IQueryable<Posting> Due(SignupDb db, ReceiverId receiver)
    {
        var now = Time.GetUtcNow();
        return InTurn(db, receiver).Where(p => p.NextTryAt <= now);
    }

    /// <summary>Those whose turn it is: no earlier one of the subject waits for a later try.</summary>
    private static IQueryable<Posting> InTurn(SignupDb db, ReceiverId receiver)
    {
        var open = db.Set<Posting>().Where(p => p.ReceiverId == receiver && p.NextTryAt != null);
        return open.Where(p => !open.Any(before => before.Subject == p.Subject && before.Sequence < p.Sequence && before.NextTryAt > p.NextTryAt));
    }

    private sealed class Both(IDisposable one, IDisposable other) : IDisposable
    {
        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }
    }
}
