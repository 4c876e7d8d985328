using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Renewals;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;

namespace SignupWeb.Signups;

/// <summary>
/// R1, Existing Business: a customer changes the plan, or its billing cycle, of what runs. The same coordinator leads them, by a shorter list of steps; nothing
/// changes before they have ordered it. One change at a time: while one is open it is gone on with. Refusals: UNAUTHORIZED, SUBSCRIPTION_NOT_FOUND (also somebody else's),
/// SUBSCRIPTION_ENDS, PAYMENT_OVERDUE, PLAN_CHANGE_UNDER_WAY, PLAN_IS_THE_SAME, PLAN_IS_OTHER_KIND and the catalogue's.
/// </summary>
public sealed class StartPlanChange(UnitOfWork unit, PlanCatalogue catalogue, CustomerProfiles profiles, IOptions<SignupOptions> options, TimeProvider time)
{
    public static readonly Refusal UnderWay = Refusal.Conflict("PLAN_CHANGE_UNDER_WAY", "A change of this plan is ordered already. Wait until it is through, or cancel it.");

    public static readonly Refusal Same = Refusal.Conflict("PLAN_IS_THE_SAME", "This is the plan you have, in the same billing cycle.");

    public static readonly Refusal OtherKind = Refusal.Conflict("PLAN_IS_OTHER_KIND", "A plan can only be changed to another that renews.");

    /// <param name="of">The order that began what runs.</param>
    public async Task<Result<Signup>> Run(OrderId of, PlanId plan, BillingCycle cycle, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.CustomerId is not { } customer) { return Actor.Unauthorized; }
        return await unit.Run(db => Into(db, of, plan, cycle, customer, cancellationToken), cancellationToken);
    }

    /// <summary>The same in the caller's unit of work.</summary>
    internal async Task<Result<Signup>> Into(SignupDb db, OrderId of, PlanId plan, BillingCycle cycle, CustomerId customer, CancellationToken cancellationToken)
    {
        if ((await Running(db, of, customer, cancellationToken)).Refused(out var refusal, out var runs)) { return refusal; }
        if ((await catalogue.Offer(plan, cycle, LanguageChoice.Current, runs.Offer.Net.Currency, cancellationToken)).Refused(out refusal, out var offer)) { return refusal; }
        return MayNot(runs, offer) is { } cannot ? cannot : await Begin(db, runs, offer, customer, cancellationToken);
    }

    /// <summary>Whether what runs could be changed to that.</summary>
    public static bool MayBecome(Subscription runs, Offer offer) => MayNot(runs, offer) is null;

    /// <summary>Why what runs cannot become that; null when it can.</summary>
    internal static Refusal? MayNot(Subscription runs, Offer offer) =>
        offer.Kind == PlanKind.Download ? OtherKind
        : offer.PlanId == runs.Offer.PlanId && offer.BillingCycle == runs.Offer.BillingCycle && runs.Change is null ? Same
        : null;

    /// <summary>What runs and may be changed.</summary>
    internal static async Task<Result<Subscription>> Running(SignupDb db, OrderId of, CustomerId customer, CancellationToken cancellationToken)
    {
        if (await db.Set<Subscription>().SingleOrDefaultAsync(s => s.OrderId == of && s.CustomerId == customer && s.EndedAt == null, cancellationToken) is not { } runs) { return ChangeBillingCycle.NotFound; }
        if (runs.EndsWithPeriod || runs.EndsAt is not null) { return ChangeBillingCycle.Ends; }
        return runs.SuspendedAt is not null || await db.Set<OverdueInvoice>().AnyAsync(i => i.OrderId == of && i.SettledAt == null, cancellationToken) ? ChangeBillingCycle.Overdue : runs;
    }

    private async Task<Result<Signup>> Begin(SignupDb db, Subscription runs, Offer offer, CustomerId customer, CancellationToken cancellationToken)
    {
        if (await db.Set<Signup>().SingleOrDefaultAsync(s => s.Changes == runs.OrderId && s.EndedAt == null, cancellationToken) is { } open)
        {
            if (!open.IsOpen) { return UnderWay; }
            open.Choose(offer);
            return open;
        }

        var now = time.GetUtcNow();
        var card = await db.Set<OrderCharge>().Where(c => c.OrderId == runs.OrderId).Select(c => (PaymentProfileId?)c.PaymentProfileId).SingleOrDefaultAsync(cancellationToken);
        var party = await profiles.PartyOf(db, customer, cancellationToken);
        var signup = Signup.OfCustomer(runs.ClientAccountId, customer, runs.OrderId, card, offer, party?.Country ?? string.Empty, now, options.Value.Steps.Of(FlowOwner.ExistingBusiness));
        db.Add(signup);
        db.Add(Deadline.At(SignupExpiry.Kind, signup.Id.Value, now + SignupExpiry.After));
        db.Announce(new SignupStarted(signup.Id, signup.ClientAccountId, offer.PlanVersionId));
        db.Announce(new BillingCycleSelected(signup.Id, offer.BillingCycle));
        return signup;
    }
}
