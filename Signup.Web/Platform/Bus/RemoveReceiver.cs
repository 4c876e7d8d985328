using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Bus;

/// <summary>Removes a receiver and the log of what was sent to it. Removing it twice changes nothing. Refusals: UNAUTHORIZED, FORBIDDEN, RECEIVER_FROM_SETTINGS.</summary>
public sealed class RemoveReceiver(UnitOfWork work)
{
    public Task<Result<Done>> Run(Actor actor, ReceiverId id, CancellationToken cancellationToken = default) => work.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (await db.Set<Receiver>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } receiver) { return Done.It; }
            if (receiver.Kind != ReceiverKind.Webhook) { return Receiver.FromSettings; }
            db.Remove(receiver);
            if (!receiver.IsOn) { db.Announce(new RiskSettled(Receiver.Risk, id.Value, actor.Name, "Removed")); }
            db.Audit(actor, AuditAction.RemovedReceiver, receiver.Subject, new AuditChange("Address", receiver.Url, null));
            return Done.It;
        },
        cancellationToken);
}
