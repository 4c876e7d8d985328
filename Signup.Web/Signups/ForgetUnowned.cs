using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>A sign-up that ended before anybody gave a name goes a day later: it tells nothing of anybody.</summary>
public sealed class ForgetUnowned : IKeptForATime
{
    private static readonly TimeSpan After = TimeSpan.FromDays(1);

    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var before = now - After;
        var over = await db.Set<Signup>().Where(s => s.CustomerId == null && s.EndedAt < before && s.StartedAt < before).OrderBy(s => s.StartedAt).Take(most).ToListAsync(cancellationToken);
        db.RemoveRange(over);
        return over.Count == most;
    }
}
