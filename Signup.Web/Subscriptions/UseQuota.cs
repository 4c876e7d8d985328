using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Subscriptions;

/// <summary>
/// Takes one of a subscription's allowance, in the transaction of what it is taken for: of two who reach for the last one, the later runs
/// again and finds none. What has no limit is only counted. Refusals: NOTHING_RUNS, NOT_PAID, QUOTA_USED.
/// </summary>
public sealed class UseQuota(IOptions<ShopOptions> shop, TimeProvider time)
{
    /// <summary>The key of the allowance of support requests.</summary>
    public const string SupportRequests = "support-requests";

    public static readonly Refusal NothingRuns = Refusal.Conflict("NOTHING_RUNS", "This plan is not running any more.");

    public static readonly Refusal NotPaid = Refusal.Conflict("NOT_PAID", "This plan is suspended because a payment is due. Make it under Payment, then the plan goes on.");

    public static readonly Refusal Used = Refusal.Conflict("QUOTA_USED", "All {0} requests of this month are used. It starts again on {1}.");

    public static readonly Refusal UsedForGood = Used with { Sentence = "All {0} requests of this month are used, and the plan ends on {1}." };

    /// <param name="order">The order the subscription came from.</param>
    public async Task<Refusal?> Run(SignupDb db, OrderId order, string key, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var subscription = await db.Set<Subscription>().SingleOrDefaultAsync(s => s.OrderId == order, cancellationToken);
        if (subscription is not { IsRunning: true }) { return NothingRuns; }
        if (subscription.SuspendedAt is not null) { return NotPaid; }
        var quota = await db.Set<Quota>().SingleOrDefaultAsync(q => q.SubscriptionId == subscription.Id && q.Key == key, cancellationToken);
        return quota is null || quota.Take(subscription.MonthAt(now)) ? null : Full(quota, subscription, subscription.MonthAfter(now));
    }

    private Refusal Full(Quota quota, Subscription subscription, DateTimeOffset again) => subscription.EndsWithPeriod && again >= subscription.PeriodEnd
        ? UsedForGood with { Arguments = [quota.Limit ?? 0, Day(subscription.PeriodEnd)] }
        : Used with { Arguments = [quota.Limit ?? 0, Day(again)] };

    private string Day(DateTimeOffset instant) => shop.Value.Local(instant).LongDay();
}
