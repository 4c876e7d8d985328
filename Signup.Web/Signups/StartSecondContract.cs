using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>
/// R1, Existing Business: a customer who has bought before takes another contract beside what runs. Nobody registers again; account and card are those of the newest purchase. While one is open and
/// not ordered it is gone on with. Refusals: UNAUTHORIZED, NOTHING_BOUGHT and the catalogue's.
/// </summary>
public sealed class StartSecondContract(UnitOfWork unit, PlanCatalogue catalogue, CustomerProfiles profiles, IOptions<SignupOptions> options, TimeProvider time)
{
    public static readonly Refusal NothingBought = Refusal.Conflict("NOTHING_BOUGHT", "Order your first plan on the plan page.");

    public async Task<Result<Signup>> Run(PlanId plan, BillingCycle cycle, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.CustomerId is not { } customer) { return Actor.Unauthorized; }
        return await unit.Run(db => Into(db, plan, cycle, customer, cancellationToken), cancellationToken);
    }

    /// <summary>The same in the caller's unit of work.</summary>
    internal async Task<Result<Signup>> Into(SignupDb db, PlanId plan, BillingCycle cycle, CustomerId customer, CancellationToken cancellationToken)
    {
        if ((await Offered(db, plan, cycle, customer, cancellationToken)).Refused(out var refusal, out var offered)) { return refusal; }
        var (before, offer) = offered;
        return await Open(db, customer).SingleOrDefaultAsync(s => s.ClientAccountId == before.Account, cancellationToken) is { } open ? GoOn(db, open, offer) : await Begin(db, customer, before, offer, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>What the customer bought last, and the offer in its currency.</summary>
    internal async Task<Result<(EarlierPurchase Before, Offer Offer)>> Offered(SignupDb db, PlanId plan, BillingCycle cycle, CustomerId customer, CancellationToken cancellationToken)
    {
        if (await EarlierPurchase.Of(db, customer, null, time.GetUtcNow(), cancellationToken) is not { } before) { return NothingBought; }
        return (await catalogue.Offer(plan, cycle, LanguageChoice.Current, before.Currency, cancellationToken)).Refused(out var refusal, out var offer) ? refusal : (before, offer);
    }

    /// <summary>What the customer has begun and not ordered, at most one for each account.</summary>
    internal static IQueryable<Signup> Open(SignupDb db, CustomerId customer) =>
        db.Set<Signup>().Where(s => s.CustomerId == customer && s.Owner == FlowOwner.ExistingBusiness && s.Changes == null && s.State == SignupState.Open);

    private static Signup GoOn(SignupDb db, Signup open, Offer offer)
    {
        open.Choose(offer);
        db.Announce(new BillingCycleSelected(open.Id, offer.BillingCycle));
        return open;
    }

    private async Task<Signup> Begin(SignupDb db, CustomerId customer, EarlierPurchase before, Offer offer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var party = await profiles.PartyOf(db, customer, cancellationToken);
        var steps = options.Value.Steps.Of(FlowOwner.ExistingBusiness);
        var signup = Signup.OfCustomer(before.Account, customer, null, before.Card, offer, party?.Country ?? string.Empty, now, party is null ? StepList.WithProfile(steps) : steps);
        db.Add(signup);
        db.Add(Deadline.At(SignupExpiry.Kind, signup.Id.Value, now + SignupExpiry.After));
        db.Announce(new SignupStarted(signup.Id, signup.ClientAccountId, offer.PlanVersionId));
        db.Announce(new BillingCycleSelected(signup.Id, offer.BillingCycle));
        return signup;
    }
}
