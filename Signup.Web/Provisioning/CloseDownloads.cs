using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Provisioning;

/// <summary>Whoever withdraws from a download gives it up: its links open nothing any more.</summary>
public sealed class CloseDownloads(TimeProvider time) : IHandle<ContractWithdrawn>
{
    public async Task Handle(ContractWithdrawn happened, SignupDb db, CancellationToken cancellationToken) =>
        (await db.Set<Download>().SingleOrDefaultAsync(d => d.OrderId == happened.OrderId, cancellationToken))?.Close(time.GetUtcNow());
}
