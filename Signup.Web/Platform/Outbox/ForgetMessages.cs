using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Outbox;

/// <summary>Messages go some time after everybody has heard them. One that somebody has still to hear, or that was set aside, stays.</summary>
public sealed class ForgetMessages(IOptions<RetentionOptions> keep) : IKeptForATime
{
    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var before = now - keep.Value.Messages;

        // they are numbered in the order they happened, so the old ones are found without an index on the time
        var oldest = await db.Set<OutboxMessage>().OrderBy(m => m.Sequence).Where(m => m.Deliveries.Count == 0).Take(most).ToListAsync(cancellationToken);
        var old = oldest.TakeWhile(m => m.OccurredAt < before).ToList();
        db.RemoveRange(old);
        return old.Count == most;
    }
}
