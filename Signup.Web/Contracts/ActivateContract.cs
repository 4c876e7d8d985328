using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>A signed contract is active once what it promises is there: the subscription runs, or the download is ready.</summary>
public sealed class ActivateContract(TimeProvider time) : IHandle<SubscriptionStarted>, IHandle<DownloadIsReady>
{
    public Task Handle(SubscriptionStarted happened, SignupDb db, CancellationToken cancellationToken) => Activate(happened.OrderId, db, cancellationToken);

    public Task Handle(DownloadIsReady happened, SignupDb db, CancellationToken cancellationToken) => Activate(happened.OrderId, db, cancellationToken);

    private async Task Activate(OrderId order, SignupDb db, CancellationToken cancellationToken)
    {
        var contract = await db.Set<Contract>().SingleOrDefaultAsync(c => c.OrderId == order, cancellationToken)
            ?? throw new InvalidOperationException($"The contract of order {order} is not signed yet.");
        contract.Activate(time.GetUtcNow());
    }
}
