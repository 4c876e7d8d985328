using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Auditing;

/// <summary>Entries are kept for as long as Retention:Audit says.</summary>
public sealed class ForgetOldAudit(IOptions<RetentionOptions> options) : IKeptForATime
{
    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var before = now - options.Value.Audit;
        var old = await db.Set<AuditEntry>().Where(e => e.At < before).OrderBy(e => e.At).Take(most).ToListAsync(cancellationToken);
        db.RemoveRange(old);
        return old.Count == most;
    }
}
