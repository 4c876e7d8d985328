using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Subscriptions;

/// <summary>The allowances of a subscription that has another plan now: what both plans have keeps its count, what only the old one had goes.</summary>
internal static class QuotaGrants
{
    public static async Task GrantAnew(this SignupDb db, Subscription subscription, CancellationToken cancellationToken)
    {
        var quotas = await db.Set<Quota>().Where(q => q.SubscriptionId == subscription.Id).ToListAsync(cancellationToken);
        foreach (var grant in subscription.Offer.Quotas)
        {
            if (quotas.Find(q => q.Key == grant.Key) is { } kept) { kept.GrantAnew(grant); }
            else { db.Add(Quota.From(grant, subscription, subscription.PeriodStart)); }
        }

        db.RemoveRange(quotas.Where(q => !subscription.Offer.Quotas.Any(grant => grant.Key == q.Key)));
    }
}
