using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Bus;

/// <summary>A receiver and its secret, which is shown now and never again.</summary>
public sealed record ReceiverSecret(ReceiverId Id, string Secret);

/// <summary>
/// Registers an address that hears public events from now on.
/// Refusals: UNAUTHORIZED, FORBIDDEN, ADDRESS_INVALID, ADDRESS_NOT_HTTPS, ADDRESS_PRIVATE, EVENTS_MISSING, RECEIVER_KNOWN.
/// </summary>
public sealed class RegisterReceiver(UnitOfWork work, ReceiverAddress addresses, ReceiverSecrets secrets, Audience audience, TimeProvider time)
{
    public static readonly Refusal Known = Refusal.Conflict("RECEIVER_KNOWN", "This address is registered already.") with { Field = "url" };

    /// <summary>Of two who register the same address at once the database keeps one; the other is told.</summary>
    public async Task<Result<ReceiverSecret>> Run(Actor actor, ReceiverWish wish, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        if (wish.Read(addresses).Refused(out var refusal, out var read)) { return refusal; }
        return await work.Run<Result<ReceiverSecret>>(
            async db =>
            {
                if (await db.Set<Receiver>().AnyAsync(r => r.Url == read.Url, cancellationToken)) { return Known; }
                var id = ReceiverId.New();
                var (shown, kept) = secrets.Make(id);
                var receiver = Receiver.At(id, read.Url, read.Events, kept, actor.Name, time.GetUtcNow());
                db.Add(receiver);
                audience.Expect();
                db.Audit(actor, AuditAction.RegisteredReceiver, receiver.Subject, new AuditChange("Address", null, receiver.Url), new AuditChange("Events", null, receiver.EventsInWords));
                return new ReceiverSecret(id, shown);
            },
            cancellationToken);
    }
}
