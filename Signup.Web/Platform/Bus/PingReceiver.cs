using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Bus;

/// <summary>Sends a receiver an event that says nothing, to see whether it arrives. Refusals: UNAUTHORIZED, FORBIDDEN, RECEIVER_NOT_FOUND, RECEIVER_OFF.</summary>
public sealed class PingReceiver(UnitOfWork work, PublicAddress address, TimeProvider time)
{
    public static readonly Refusal IsOff = Refusal.Conflict("RECEIVER_OFF", "This receiver is switched off. Switch it on first.");

    /// <summary>Answers which posting it is.</summary>
    public Task<Result<Guid>> Run(Actor actor, ReceiverId id, CancellationToken cancellationToken = default) => work.Run<Result<Guid>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (await db.Set<Receiver>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } receiver) { return Receiver.NotFound; }
            if (!receiver.IsOn) { return IsOff; }
            var (ping, now) = (Guid.CreateVersion7(time.GetUtcNow()), time.GetUtcNow());
            var posting = Posting.Of(new(ping, address.Base, PublicEvents.Ping, ping, now, "{}"), receiver, sequence: 0, customer: null, now);
            db.Add(posting);
            db.Audit(actor, AuditAction.PingedReceiver, receiver.Subject);
            return posting.Id;
        },
        cancellationToken);
}
