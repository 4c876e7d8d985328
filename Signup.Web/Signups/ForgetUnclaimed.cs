using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>An account that nobody has claimed goes after 30 days: its address was never confirmed, nobody is signed in to it, and it never began to buy anything.</summary>
public sealed class ForgetUnclaimed : IKeptForATime
{
    public static readonly TimeSpan After = TimeSpan.FromDays(30);

    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var before = (now - After).UtcTicks;
        var unclaimed = await db.Set<Customer>().FromSql($"""
            SELECT c.* FROM customers AS c WHERE c."VerifiedAt" IS NULL AND c."ErasedAt" IS NULL AND c."Suspension" IS NULL AND c."RegisteredAt" < {before}
            AND NOT EXISTS (SELECT 1 FROM sessions AS s WHERE s."LoginId" = c."Id") AND NOT EXISTS (SELECT 1 FROM signups AS g WHERE g."CustomerId" = c."Id") LIMIT {most}
            """).ToListAsync(cancellationToken);
        var logins = unclaimed.ConvertAll(c => c.Id.Value);
        db.RemoveRange(unclaimed);
        db.RemoveRange(await db.Users.Where(l => logins.Contains(l.Id)).ToListAsync(cancellationToken));
        return unclaimed.Count == most;
    }
}
