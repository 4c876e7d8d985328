using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Bus;

/// <summary>
/// Puts public events on their way to everybody who hears them. Those of a sign-up come to here in two lanes, its own and that of its
/// order; they leave in the order in which they happened, so whichever comes takes along all that are written of the story.
/// </summary>
public sealed class WritePostings(PublicAddress address, TimeProvider time) : IHandleDeliveries
{
    public async Task Handle(Delivery delivery, IEvent happened, SignupDb db, CancellationToken cancellationToken)
    {
        var (signup, order) = await Story(db, delivery.Message, cancellationToken);
        var receivers = await db.Set<Receiver>().AsNoTracking().Where(r => r.IsOn).ToListAsync(cancellationToken);
        foreach (var one in (await Others(db, delivery, signup, order, cancellationToken)).Append(delivery).OrderBy(d => d.Sequence))
        {
            if ((one == delivery ? happened : Read(one.Message)) is not { } told) { continue; }
            if (one != delivery) { db.Remove(one); }
            Write(db, receivers, one.Message, told, signup ?? delivery.Lane);
        }
    }

    private void Write(SignupDb db, List<Receiver> receivers, OutboxMessage message, IEvent happened, Guid subject)
    {
        if (PublicEvents.NameOf(happened) is not { } name) { return; }
        var written = new CloudEvent(message.Id, address.Base, name, subject, message.OccurredAt, WrittenEvents.Write(happened));
        db.AddRange(receivers.Where(r => r.Hears(name)).Select(r => Posting.Of(written, r, message.Sequence, message.CustomerId, time.GetUtcNow())));
    }

    /// <summary>Null for one that cannot be read: it is set aside when its own turn comes.</summary>
    private static IEvent? Read(OutboxMessage message)
    {
        try
        {
            return message.Read();
        }
        catch (UnreadableEventException)
        {
            return null;
        }
    }

    /// <summary>The sign-up it belongs to and its order, as far as this message or an earlier one says.</summary>
    private static async Task<(Guid? Signup, Guid? Order)> Story(SignupDb db, OutboxMessage message, CancellationToken cancellationToken)
    {
        var (signup, order) = (message.SignupId, message.OrderId);
        if (signup is null && order is not null)
        {
            signup = await db.Set<OutboxMessage>().Where(m => m.OrderId == order && m.SignupId != null).OrderBy(m => m.Sequence).Select(m => m.SignupId).FirstOrDefaultAsync(cancellationToken);
        }
        else if (order is null && signup is not null)
        {
            order = await db.Set<OutboxMessage>().Where(m => m.SignupId == signup && m.OrderId != null).OrderBy(m => m.Sequence).Select(m => m.OrderId).FirstOrDefaultAsync(cancellationToken);
        }

        return (signup, order);
    }

    /// <summary>Those of the story that are written and on their way to here; what was set aside holds up nobody.</summary>
    private static async Task<List<Delivery>> Others(SignupDb db, Delivery delivery, Guid? signup, Guid? order, CancellationToken cancellationToken) => signup is null ? [] : await db.Set<Delivery>()
        .Where(d => d.Handler == delivery.Handler && d.Sequence != delivery.Sequence && d.NextTryAt != null && (d.Message.SignupId == signup || (order != null && d.Message.OrderId == order)))
        .Include(d => d.Message).ToListAsync(cancellationToken);
}
