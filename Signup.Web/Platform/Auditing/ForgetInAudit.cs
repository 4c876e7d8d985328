using Microsoft.EntityFrameworkCore;
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
