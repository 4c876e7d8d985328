using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments.Charging;
using SignupWeb.Payments.Renewals;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;

namespace SignupWeb.Signups;

/// <summary>What another plan would cost today and later, before anything is begun. Refusals: UNAUTHORIZED, SUBSCRIPTION_NOT_FOUND (also somebody else's) and those of <see cref="PreviewChange"/>.</summary>
public sealed class PriceOfChange(IDbContextFactory<SignupDb> contexts, CustomerProfiles profiles, PreviewChange preview)
{
    /// <param name="of">The order that began what runs.</param>
    public async Task<Result<PricePreview>> Run(OrderId of, Offer other, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.CustomerId is not { } customer) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.OrderId == of && s.CustomerId == customer, cancellationToken) is not { } runs) { return ChangeBillingCycle.NotFound; }
        if (await profiles.PartyOf(db, customer, cancellationToken) is not { } party) { return ChangeBillingCycle.NotFound; }
        return await preview.Run(new(SignupId.New(), runs.ClientAccountId, of, runs.Offer, other, party, null), actor, cancellationToken);
    }
}
