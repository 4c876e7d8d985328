using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Relations;

/// <summary>The code is there: it goes with the welcome pack, or follows it where the pack could wait no longer.</summary>
public sealed class TellOfOffer(RelationMails mails, TimeProvider time) : IHandle<LimitedOfferMade>
{
    public async Task Handle(LimitedOfferMade happened, SignupDb db, CancellationToken cancellationToken)
    {
        var client = await db.Set<PreferredClient>().SingleOrDefaultAsync(c => c.CustomerId == happened.CustomerId, cancellationToken);
        var offer = await db.Set<LimitedOffer>().SingleOrDefaultAsync(o => o.CustomerId == happened.CustomerId, cancellationToken);
        var now = time.GetUtcNow();
        if (client is null || offer is null || !offer.Make(now)) { return; }
        await db.CloseDeadline(WelcomeWithoutOffer.Kind, client.CustomerId.Value, now, cancellationToken);
        db.Add(offer.Welcome(now) ? mails.Welcome(client, offer) : mails.Offer(client, offer));
    }
}
