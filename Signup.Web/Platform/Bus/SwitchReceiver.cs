using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Bus;

/// <summary>
/// Switches a receiver off or on. What happens while it is off is not kept for it; what waited before goes out when it is on again.
/// Refusals: UNAUTHORIZED, FORBIDDEN, RECEIVER_NOT_FOUND.
/// </summary>
public sealed class SwitchReceiver(UnitOfWork work, Audience audience, TimeProvider time)
{
    /// <param name="turnOn">With it the risk ends that it was switched off.</param>
    public Task<Result<Done>> Run(Actor actor, ReceiverId id, bool turnOn, CancellationToken cancellationToken = default) => work.Run<Result<Done>>(
        async db =>
        {
            if (actor.Needs(Role.Admin) is { } no) { return no; }
            if (await db.Set<Receiver>().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } receiver) { return Receiver.NotFound; }
            if (receiver.IsOn == turnOn) { return Done.It; }
            if (turnOn)
            {
                receiver.SwitchOn();
                audience.Expect();
                db.Announce(new RiskSettled(receiver.Kind == ReceiverKind.Webhook ? Receiver.Risk : Receiver.BrokerRisk, id.Value, actor.Name, "Switched on again"));
            }
            else
            {
                receiver.SwitchOff(new(time.GetUtcNow(), string.Empty, actor.Name));
            }

            db.Audit(actor, AuditAction.SwitchedReceiver, receiver.Subject, new AuditChange("State", turnOn ? "Off" : "On", turnOn ? "On" : "Off"));
            return Done.It;
        },
        cancellationToken);
}
