using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Bus;

/// <summary>
/// Events that left, or were given up, are kept as long as the activity they tell of. So are those that wait for a receiver that is
/// switched off; one that is on gets its own first.
/// </summary>
public sealed class ForgetPostings(IOptions<RetentionOptions> keep) : IKeptForATime
{
    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var before = now - keep.Value.Messages;

        // an id begins with the time of its making
        var oldest = await db.Set<Posting>().Where(p => p.NextTryAt == null || db.Set<Receiver>().Any(r => r.Id == p.ReceiverId && !r.IsOn)).OrderBy(p => p.Id).Take(most).ToListAsync(cancellationToken);
        var old = oldest.TakeWhile(p => p.WrittenAt < before).ToList();
        db.RemoveRange(old);
        return old.Count == most;
    }
}
