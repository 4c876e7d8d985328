using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Relations;

/// <summary>R3 CustomerRelations: the first accepted order makes a client preferred, and preferred clients get a welcome pack and a limited-time offer.</summary>
public sealed class CustomerRelations(IOptions<RelationsOptions> options, RelationMails mails, TimeProvider time) : IHandle<OrderAccepted>, IHandle<ClientBecamePreferred>
{
    public async Task Handle(OrderAccepted happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<PreferredClient>().AnyAsync(c => c.CustomerId == happened.CustomerId, cancellationToken)) { return; }
        db.Add(new PreferredClient
        {
            CustomerId = happened.CustomerId,
            OrderId = happened.OrderId,
            Email = EmailAddress.TryParse(happened.Party.Email, out var email) ? email : throw new InvalidOperationException($"Order {happened.OrderId} has no address to write to."),
            FirstName = happened.Party.FirstName,
            Culture = happened.Party.Culture,
            PlanName = happened.Offer.PlanName,
            Since = time.GetUtcNow(),
        });
        db.Announce(new ClientBecamePreferred(happened.CustomerId, happened.OrderId));
    }

    /// <summary>With an offer the pack waits for its code, so that it tells of nothing that is not there.</summary>
    public async Task Handle(ClientBecamePreferred happened, SignupDb db, CancellationToken cancellationToken)
    {
        if (await db.Set<PreferredClient>().SingleOrDefaultAsync(c => c.CustomerId == happened.CustomerId, cancellationToken) is not { } client) { return; }
        if (await db.Set<LimitedOffer>().AnyAsync(o => o.CustomerId == client.CustomerId, cancellationToken)) { return; }
        if (!options.Value.Offer.Enabled)
        {
            db.Add(mails.Welcome(client, null));
            return;
        }

        var offer = LimitedOffer.Ask(client.CustomerId, options.Value.Offer, time.GetUtcNow());
        db.Add(offer);
        db.Add(Deadline.At(WelcomeWithoutOffer.Kind, client.CustomerId.Value, offer.AskedAt + WelcomeWithoutOffer.After));
        db.Announce(new LimitedOfferRequested(client.CustomerId, offer.Code, offer.BasisPoints, offer.EndsAt));
    }
}
