using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;
using SignupWeb.Support;

namespace SignupWeb.Account.SupportRequests;

/// <summary>A contract its customer can ask for support under, and what is left of the month.</summary>
/// <param name="Limit">Null is unlimited.</param>
/// <param name="Again">When the month's allowance begins anew.</param>
public sealed record Supported(Contract Contract, int Used, int? Limit, DateTimeOffset Again)
{
    public bool IsUsedUp => Used >= Limit;
}

/// <summary>What the support pages of an account show beside the requests themselves.</summary>
/// <param name="Counts">How many requests there are in each state.</param>
public sealed record SupportView(IReadOnlyList<Supported> Contracts, IReadOnlyDictionary<SupportState, int> Counts);

/// <summary>Reads which contracts of a customer come with support, and how many requests there are.</summary>
public sealed class ReadSupport(IDbContextFactory<SignupDb> contexts, TimeProvider time)
{
    /// <summary>More than anybody has.</summary>
    private const int Most = 50;

    public async Task<SupportView> Run(CustomerId customer, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await db.Set<SupportRequest>().Where(r => r.CustomerId == customer).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var running = await db.Set<Contract>().AsNoTracking().Where(c => c.CustomerId == customer && c.State == ContractState.Active).OrderByDescending(c => c.SignedAt).Take(Most).ToListAsync(cancellationToken);
        var supported = running.FindAll(c => AskForSupport.Includes(c.Offer));
        var orders = supported.ConvertAll(c => c.OrderId);
        var subscriptions = await db.Set<Subscription>().AsNoTracking().Where(s => orders.Contains(s.OrderId)).ToDictionaryAsync(s => s.OrderId, cancellationToken);
        var ids = subscriptions.Values.Select(s => s.Id).ToList();
        var quotas = await db.Set<Quota>().AsNoTracking().Where(q => ids.Contains(q.SubscriptionId) && q.Key == UseQuota.SupportRequests).ToDictionaryAsync(q => q.SubscriptionId, cancellationToken);
        return new([.. supported.Where(c => subscriptions.ContainsKey(c.OrderId)).Select(c => Of(c, subscriptions[c.OrderId], quotas))], counts);
    }

    private Supported Of(Contract contract, Subscription subscription, Dictionary<SubscriptionId, Quota> quotas)
    {
        var (now, quota) = (time.GetUtcNow(), quotas.GetValueOrDefault(subscription.Id));
        return new(contract, quota?.UsedIn(subscription.MonthAt(now)) ?? 0, quota?.Limit, subscription.MonthAfter(now));
    }
}
