using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;
using SignupWeb.Support;

namespace SignupWeb.SysOps.SupportDesk;

/// <summary>What stands beside a request: whose it is, under which contract, and what they asked before.</summary>
/// <param name="Contract">Null where it is gone.</param>
/// <param name="Quota">Null when nothing is counted.</param>
public sealed record DeskReading(SupportRequestId Request, Customer? Customer, Contract? Contract, Quota? Quota, int Used, IReadOnlyList<SupportRequest> Earlier);

/// <summary>Reads it; null when there is no such request.</summary>
public sealed class ReadDesk(IDbContextFactory<SignupDb> contexts, TimeProvider time)
{
    private const int Few = 5;

    public async Task<DeskReading?> Run(SupportReference reference, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<SupportRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Reference == reference.Value, cancellationToken) is not { } request) { return null; }
        var contract = await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.ContractId, cancellationToken);
        var subscription = contract is null ? null : await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.OrderId == contract.OrderId, cancellationToken);
        var quota = subscription is null ? null : await db.Set<Quota>().AsNoTracking().SingleOrDefaultAsync(q => q.SubscriptionId == subscription.Id && q.Key == UseQuota.SupportRequests, cancellationToken);
        return new(
            request.Id,
            await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CustomerId, cancellationToken),
            contract,
            quota,
            quota?.UsedIn(subscription!.MonthAt(time.GetUtcNow())) ?? 0,
            await db.Set<SupportRequest>().AsNoTracking().Where(r => r.CustomerId == request.CustomerId && r.Id != request.Id).OrderByDescending(r => r.UpdatedAt).Take(Few).ToListAsync(cancellationToken));
    }
}
