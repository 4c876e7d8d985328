using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>A contract lasts as long as it is paid (R2, R5): each billing cycle extends it, and one that stays unpaid turns it yellow until it is paid.</summary>
public sealed class FollowPayments(Patience patience, TimeProvider time) : IHandle<CyclePaid>, IHandle<SubscriptionSuspended>, IHandle<SubscriptionResumed>
{
    public async Task Handle(CyclePaid happened, SignupDb db, CancellationToken cancellationToken) =>
        (await db.Set<Contract>().SingleOrDefaultAsync(c => c.OrderId == happened.OrderId, cancellationToken))?.Extend(happened.PeriodStart, happened.PeriodEnd, happened.Off is { } off ? happened.Net + off : happened.Net);

    public Task Handle(SubscriptionSuspended happened, SignupDb db, CancellationToken cancellationToken) => BePaid(happened.OrderId, false, db, cancellationToken);

    public Task Handle(SubscriptionResumed happened, SignupDb db, CancellationToken cancellationToken) => BePaid(happened.OrderId, true, db, cancellationToken);

    private async Task BePaid(Kernel.OrderId order, bool paid, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<Contract>().SingleOrDefaultAsync(c => c.OrderId == order, cancellationToken) is not { } contract) { return; }
        var now = time.GetUtcNow();
        if (contract.BePaid(paid, await db.CriteriaOf(contract, cancellationToken), patience, now) is { } before) { await db.Turned(contract, before, string.Empty, now, cancellationToken); }
    }
}
