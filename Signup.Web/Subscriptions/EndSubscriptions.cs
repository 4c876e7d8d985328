using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Subscriptions;

/// <summary>A subscription ends with its customer, at once. The invoices stay as they were written: the law wants them for ten years.</summary>
public sealed class EndSubscriptions(TimeProvider time) : IHandle<CustomerErased>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        var running = await db.Set<Subscription>().Where(s => s.CustomerId == happened.CustomerId && s.EndedAt == null).ToListAsync(cancellationToken);
        running.ForEach(s => s.End(time.GetUtcNow()));
    }
}
