using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Subscriptions;

/// <summary>A subscription ends with its customer, at once, and with what ended at the payment service. The invoices stay as they were written: the law wants them for ten years.</summary>
public sealed class EndSubscriptions(TimeProvider time) : IHandle<CustomerErased>, IHandle<SubscriptionEnded>
{
    public async Task Handle(SubscriptionEnded happened, SignupDb db, CancellationToken cancellationToken) =>
        (await db.Set<Subscription>().SingleOrDefaultAsync(s => s.OrderId == happened.OrderId, cancellationToken))?.End(time.GetUtcNow());

    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        var running = await db.Set<Subscription>().Where(s => s.CustomerId == happened.CustomerId && (s.EndedAt == null || s.BilledTo != null)).ToListAsync(cancellationToken);
        running.ForEach(s => s.End(time.GetUtcNow()));
        running.ForEach(s => s.Forget());
    }
}
