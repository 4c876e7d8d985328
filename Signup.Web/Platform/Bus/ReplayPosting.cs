using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Bus;

/// <summary>
/// Sends an event once more, under its old id, and tries it for another three days.
/// Refusals: UNAUTHORIZED, FORBIDDEN, POSTING_NOT_FOUND, RECEIVER_NOT_FOUND, RECEIVER_OFF.
/// </summary>
public sealed class ReplayPosting(UnitOfWork work, TimeProvider time)
{
    public Task<Result<Done>> Run(Actor actor, Guid postingId, CancellationToken cancellationToken = default) => work.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (await db.Set<Posting>().SingleOrDefaultAsync(p => p.Id == postingId, cancellationToken) is not { } posting) { return Posting.NotFound; }
            var receiver = await db.Set<Receiver>().AsNoTracking().SingleAsync(r => r.Id == posting.ReceiverId, cancellationToken);
            if (!receiver.IsOn) { return PingReceiver.IsOff; }
            posting.Replay(time.GetUtcNow());
            db.Audit(actor, AuditAction.ReplayedEvents, receiver.Subject, new AuditChange("Events", null, posting.Name));
            return Done.It;
        },
        cancellationToken);

    /// <summary>All that were given up and happened since then, in their order; answers how many.</summary>
    public Task<Result<int>> AllGivenUp(Actor actor, ReceiverId id, DateTimeOffset since, CancellationToken cancellationToken = default) => work.Run<Result<int>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (await db.Set<Receiver>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } receiver) { return Receiver.NotFound; }
            if (!receiver.IsOn) { return PingReceiver.IsOff; }
            var given = await db.Set<Posting>().Where(p => p.ReceiverId == id && p.State == PostingState.GivenUp && p.WrittenAt >= since).ToListAsync(cancellationToken);
            given.ForEach(posting => posting.Replay(time.GetUtcNow()));
            if (given.Count > 0) { db.Audit(actor, AuditAction.ReplayedEvents, receiver.Subject, new AuditChange("Events", null, given.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))); }
            return given.Count;
        },
        cancellationToken);
}
