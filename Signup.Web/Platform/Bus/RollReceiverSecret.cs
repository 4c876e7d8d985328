using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Bus;

/// <summary>Gives a receiver a new secret; the one before signs beside it for a day. Refusals: UNAUTHORIZED, FORBIDDEN, RECEIVER_NOT_FOUND, RECEIVER_FROM_SETTINGS.</summary>
public sealed class RollReceiverSecret(UnitOfWork work, ReceiverSecrets secrets, TimeProvider time)
{
    public Task<Result<ReceiverSecret>> Run(Actor actor, ReceiverId id, CancellationToken cancellationToken = default) => work.Run<Result<ReceiverSecret>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (await db.Set<Receiver>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } receiver) { return Receiver.NotFound; }
            if (receiver.Kind != ReceiverKind.Webhook) { return Receiver.FromSettings; }
            var (shown, kept) = secrets.Make(id);
            receiver.Roll(kept, time.GetUtcNow());
            db.Audit(actor, AuditAction.RolledReceiverSecret, receiver.Subject);
            return new ReceiverSecret(id, shown);
        },
        cancellationToken);
}
