using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Subscriptions;

/// <summary>R2: an accepted order of a subscription or support contract starts to run, with its quotas, once. One that changes what runs does that instead, at once or with the next period.</summary>
public sealed class StartSubscription(TimeProvider time) : IHandle<OrderAccepted>
{
    public async Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (happened.Offer.Kind == PlanKind.Download) { return; }
        if (happened.Offer.Change is { } change)
        {
            await Change(happened, change, db, cancellationToken);
            return;
        }

        if (await db.Set<Subscription>().AnyAsync(s => s.OrderId == happened.OrderId, cancellationToken)) { return; }
        var subscription = Subscription.Start(happened);
        db.Add(subscription);
        db.AddRange(happened.Offer.Quotas.Select(grant => Quota.From(grant, subscription, happened.AcceptedAt)));
        db.Announce(new SubscriptionStarted(subscription.Id, subscription.OrderId, subscription.CustomerId));
    }

    private async Task Change(OrderAccepted happened, PlanChange change, SignupDb db, CancellationToken cancellationToken)
    {
        var subscription = await db.Set<Subscription>().SingleAsync(s => s.OrderId == change.Of, cancellationToken);
        if (change.From is { } from)
        {
            subscription.ChangeTo(new(happened.Offer.BillingCycle, happened.Offer.Net, change.Then, from, happened.Offer with { Change = null }, happened.OrderId));
            return;
        }

        subscription.Become(happened.Offer, change, time.GetUtcNow());
        await db.GrantAnew(subscription, cancellationToken);
        db.Announce(new PlanChanged(change.Of, happened.OrderId, happened.CustomerId, subscription.PlanName));
    }
}
