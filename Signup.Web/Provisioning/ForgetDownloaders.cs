using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Provisioning;

/// <summary>The downloads of an erased customer no longer say whose they are.</summary>
public sealed class ForgetDownloaders : IHandle<CustomerErased>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        foreach (var download in await db.Set<Download>().Where(d => d.CustomerId == happened.CustomerId).ToListAsync(cancellationToken)) { download.ForgetBuyer(); }
    }
}
