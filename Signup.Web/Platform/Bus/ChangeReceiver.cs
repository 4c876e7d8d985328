using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Bus;

/// <summary>
/// Changes where a receiver is and what it hears; what waits for it goes to the new address.
/// Refusals: UNAUTHORIZED, FORBIDDEN, RECEIVER_NOT_FOUND, RECEIVER_FROM_SETTINGS, ADDRESS_INVALID, ADDRESS_NOT_HTTPS, ADDRESS_PRIVATE, EVENTS_MISSING, RECEIVER_KNOWN.
/// </summary>
public sealed class ChangeReceiver(UnitOfWork work, ReceiverAddress addresses)
{
    public async Task<Result<Done>> Run(Actor actor, ReceiverId id, ReceiverWish wish, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        if (wish.Read(addresses).Refused(out var refusal, out var read)) { return refusal; }
        return await work.Run<Result<Done>>(
            async db =>
            {
                if (await db.Set<Receiver>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } receiver) { return Receiver.NotFound; }
                if (receiver.Kind != ReceiverKind.Webhook) { return Receiver.FromSettings; }
                if (await db.Set<Receiver>().AnyAsync(r => r.Url == read.Url && r.Id != id, cancellationToken)) { return RegisterReceiver.Known; }
                var (url, events) = (receiver.Url, receiver.EventsInWords);
                receiver.Change(read.Url, read.Events);
                db.Audit(actor, AuditAction.ChangedReceiver, receiver.Subject, new AuditChange("Address", url, receiver.Url), new AuditChange("Events", events, receiver.EventsInWords));
                return Done.It;
            },
            cancellationToken);
    }
}
