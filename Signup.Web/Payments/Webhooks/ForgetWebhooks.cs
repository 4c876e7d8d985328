using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Webhooks;

/// <summary>Webhooks go some time after they were dealt with; what came of them is in the rows of orders, payments and the ledger.</summary>
public sealed class ForgetWebhooks(IOptions<RetentionOptions> keep) : IKeptForATime
{
    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var before = now - keep.Value.Webhooks;
        var old = await db.Set<WebhookEvent>().Where(e => e.ReceivedAt < before && e.NextTryAt == null).OrderBy(e => e.ReceivedAt).Take(most).ToListAsync(cancellationToken);
        db.RemoveRange(old);
        return old.Count == most;
    }
}
