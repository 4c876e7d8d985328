using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Staff;

/// <summary>An invitation that nobody used, and its address, goes thirty days after its time.</summary>
public sealed class ForgetInvitations : IKeptForATime
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var before = now - Kept;
        var old = await db.Set<StaffInvitation>().Where(i => i.ExpiresAt < before).OrderBy(i => i.ExpiresAt).Take(most).ToListAsync(cancellationToken);
        db.RemoveRange(old);
        return old.Count == most;
    }
}
