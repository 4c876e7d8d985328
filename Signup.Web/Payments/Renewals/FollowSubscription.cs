using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Renewals;

/// <summary>A subscription that ended at the payment service, whoever ended it there, ends here: told once.</summary>
public sealed class FollowSubscription(UnitOfWork unit, TimeProvider time)
{
    /// <summary>False when it is not one we sold, or it goes on.</summary>
    public Task<bool> Run(SubscriptionFacts subscription, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (!subscription.HasEnded || await db.Set<OrderCharge>().SingleOrDefaultAsync(c => c.SubscriptionId == subscription.Id, cancellationToken) is not { } charge) { return false; }
            await db.End(charge, time.GetUtcNow(), cancellationToken);
            return true;
        },
        cancellationToken);
}
