using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Subscriptions;

/// <summary>R2, a billing cycle: a paid one moves the period and gives the quotas anew; one that stays unpaid suspends the subscription until it is paid; a new address is where later invoices go.</summary>
public sealed class FollowBilling(TimeProvider time) : IHandle<CyclePaid>, IHandle<SubscriptionSuspended>, IHandle<SubscriptionResumed>, IHandle<SubscriptionNotRenewed>, IHandle<BillingDetailsChanged>, IHandle<BillingCycleChanged>, IHandle<NoticeGiven>, IHandle<NoticeTakenBack>
{
    public async Task Handle(CyclePaid happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await Of(happened.OrderId, db, cancellationToken) is not { } subscription) { return; }
        var planned = subscription.Change;
        if (!subscription.Renew(happened.PeriodStart, happened.PeriodEnd, happened.Total)) { return; }
        if (planned is { ByOrder: { } by } && subscription.Change is null)
        {
            await db.GrantAnew(subscription, cancellationToken);
            db.Announce(new PlanChanged(subscription.OrderId, by, subscription.CustomerId, subscription.PlanName));
        }

        foreach (var quota in await db.Set<Quota>().Where(q => q.SubscriptionId == subscription.Id).ToListAsync(cancellationToken)) { quota.Begin(happened.PeriodStart); }
    }

    public async Task Handle(SubscriptionSuspended happened, SignupDb db, CancellationToken cancellationToken) =>
        (await Of(happened.OrderId, db, cancellationToken))?.Suspend(time.GetUtcNow());

    public async Task Handle(SubscriptionResumed happened, SignupDb db, CancellationToken cancellationToken) =>
        (await Of(happened.OrderId, db, cancellationToken))?.Resume();

    public async Task Handle(SubscriptionNotRenewed happened, SignupDb db, CancellationToken cancellationToken) =>
        (await Of(happened.OrderId, db, cancellationToken))?.RenewNoMore();

    public async Task Handle(BillingCycleChanged happened, SignupDb db, CancellationToken cancellationToken) =>
        (await Of(happened.OrderId, db, cancellationToken))?.ChangeTo(new(happened.BillingCycle, happened.Net, happened.Total, happened.From));

    public async Task Handle(NoticeGiven happened, SignupDb db, CancellationToken cancellationToken) =>
        (await Of(happened.OrderId, db, cancellationToken))?.GiveNotice(happened.EndsAt);

    public async Task Handle(NoticeTakenBack happened, SignupDb db, CancellationToken cancellationToken) =>
        (await Of(happened.OrderId, db, cancellationToken))?.KeepOn();

    public async Task Handle(BillingDetailsChanged happened, SignupDb db, CancellationToken cancellationToken)
    {
        foreach (var subscription in await db.Set<Subscription>().Where(s => s.CustomerId == happened.CustomerId && s.EndedAt == null).ToListAsync(cancellationToken)) { subscription.BillTo(happened.Party); }
    }

    private static Task<Subscription?> Of(Kernel.OrderId order, SignupDb db, CancellationToken cancellationToken) =>
        db.Set<Subscription>().SingleOrDefaultAsync(s => s.OrderId == order, cancellationToken);
}
