using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Subscriptions;

/// <summary>R2: an accepted order of a subscription or support contract starts to run, with its quotas, once.</summary>
public sealed class StartSubscription : IHandle<OrderAccepted>
{
    public async Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (happened.Offer.Kind == PlanKind.Download) { return; }
        if (await db.Set<Subscription>().AnyAsync(s => s.OrderId == happened.OrderId, cancellationToken)) { return; }
        var subscription = Subscription.Start(happened);
        db.Add(subscription);
        db.AddRange(happened.Offer.Quotas.Select(grant => Quota.From(grant, subscription, happened.AcceptedAt)));
        db.Announce(new SubscriptionStarted(subscription.Id, subscription.OrderId, subscription.CustomerId));
    }
}
