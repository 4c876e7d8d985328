using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Relations;

/// <summary>An erased customer is nobody's preferred client. Their offer is nobody's then: its code works for no one else.</summary>
public sealed class ForgetClients : IHandle<CustomerErased>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Set<PreferredClient>().Where(c => c.CustomerId == happened.CustomerId).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<LimitedOffer>().Where(o => o.CustomerId == happened.CustomerId).ToListAsync(cancellationToken));
    }
}
