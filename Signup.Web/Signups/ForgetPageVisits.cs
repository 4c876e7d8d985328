using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>Visits to pages of other systems go when their sign-up would have ended by itself.</summary>
public sealed class ForgetPageVisits : IKeptForATime
{
    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var before = now - SignupExpiry.After;
        var old = await db.Set<PageVisit>().Where(v => v.StartedAt < before && v.State != PageVisitState.Open).OrderBy(v => v.StartedAt).Take(most).ToListAsync(cancellationToken);
        db.RemoveRange(old);
        return old.Count == most;
    }
}
