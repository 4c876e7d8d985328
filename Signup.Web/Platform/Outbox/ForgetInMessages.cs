using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Outbox;

/// <summary>
/// Takes an erased customer out of the messages kept as timeline. Only out of those that every handler has taken: one still on its
/// way must arrive as it was written, or the invoice of an accepted order would lack its buyer. Those are found the next time round
/// (Customers/ForgetAgain).
/// </summary>
public sealed class ForgetInMessages : IHandle<CustomerErased>
{
    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        foreach (var message in await db.Set<OutboxMessage>().Where(m => m.CustomerId == happened.CustomerId.Value && m.Deliveries.Count == 0).ToListAsync(cancellationToken)) { message.Forget(); }
    }
}
