using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Bus;

/// <summary>Takes an erased customer out of the events that are kept, also out of those that have still to leave: from now on nobody is told who it was.</summary>
public sealed class ForgetInPostings : IHandle<CustomerErased>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        foreach (var posting in await db.Set<Posting>().Where(p => p.CustomerId == happened.CustomerId.Value).ToListAsync(cancellationToken)) { posting.Forget(); }
    }
}
