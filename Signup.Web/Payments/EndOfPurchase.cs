using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments;

/// <summary>What was bought stops for good, whichever way we heard of it.</summary>
internal static class EndOfPurchase
{
    /// <summary>Tells it once; again, or for a purchase that never stood, it does nothing.</summary>
    public static async Task End(this SignupDb db, OrderCharge charge, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!charge.End(now)) { return; }
        foreach (var overdue in await db.Set<OverdueInvoice>().Where(i => i.OrderId == charge.OrderId && i.SettledAt == null).ToListAsync(cancellationToken)) { overdue.Settle(now); }
        db.Announce(new SubscriptionEnded(charge.OrderId, charge.CustomerId, charge.WithdrawnAt is not null));
    }
}
