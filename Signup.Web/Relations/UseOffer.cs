using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Relations;

/// <summary>A purchase was made with a client's own code: it is used, and the account no longer shows it.</summary>
public sealed class UseOffer(TimeProvider time) : IHandle<OrderAccepted>
{
    public async Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (happened.Offer.Discount?.Code is not { } code) { return; }
        var offer = await db.Set<LimitedOffer>().SingleOrDefaultAsync(o => o.CustomerId == happened.CustomerId && o.Code == code, cancellationToken);
        offer?.Use(time.GetUtcNow());
    }
}
