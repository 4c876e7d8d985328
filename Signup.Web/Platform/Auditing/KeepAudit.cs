using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Auditing;

/// <summary>Takes what is said of an erased customer out of the audit.</summary>
public sealed class ForgetInAudit : IHandle<CustomerErased>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        foreach (var entry in await db.Set<AuditEntry>().Where(e => e.CustomerId == happened.CustomerId.Value).ToListAsync(cancellationToken)) { entry.Forget(); }
    }
}

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

public static class AuditingWiring
{
    public static IServiceCollection AddAuditing(this IServiceCollection services) => services.AddHandler<ForgetInAudit>().AddSingleton<IKeptForATime, ForgetOldAudit>();
}
