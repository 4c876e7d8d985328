using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments.Cards;

/// <summary>Sixty days before a card runs out its owner is told, if something that renews is paid with it.</summary>
public sealed class CardRunsOut : IWhenDue
{
    public static readonly TimeSpan Soon = TimeSpan.FromDays(60);

    public static string Kind => "card-runs-out";

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var id = new Kernel.PaymentProfileId(subjectId);
        if (await db.Set<PaymentProfile>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } card) { return; }
        var running = await db.Set<OrderCharge>().AsNoTracking().FirstOrDefaultAsync(c => c.PaymentProfileId == id && c.State == ChargeState.Confirmed && c.SubscriptionId != null && c.EndedAt == null, cancellationToken);
        if (running is not null) { db.Announce(new CardExpiresSoon(card.CustomerId, id, running.OrderId, $"{card.BrandName} {card.LastFour}", card.Expires)); }
    }
}
