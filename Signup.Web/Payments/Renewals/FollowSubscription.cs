using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Renewals;

/// <summary>A subscription that ended at the payment service, whoever ended it there, ends here: told once.</summary>
public sealed class FollowSubscription(UnitOfWork unit, TimeProvider time)
{
    /// <summary>False when it is not one we sold, or it goes on.</summary>
    public Task<bool> Run(SubscriptionFacts subscription, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (!subscription.HasEnded || await db.Set<OrderCharge>().SingleOrDefaultAsync(c => c.SubscriptionId == subscription.Id, cancellationToken) is not { } charge) { return false; }
            await End(db, charge, time.GetUtcNow(), cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Again is a no-op; so is one whose purchase never stood.</summary>
    internal static async Task End(SignupDb db, OrderCharge charge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!charge.End(now)) { return; }
        foreach (var overdue in await db.Set<OverdueInvoice>().Where(i => i.OrderId == charge.OrderId && i.SettledAt == null).ToListAsync(cancellationToken)) { overdue.Settle(now); }
        db.Announce(new SubscriptionEnded(charge.OrderId, charge.CustomerId));
    }
}
