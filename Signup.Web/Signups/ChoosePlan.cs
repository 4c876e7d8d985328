using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>Another plan or billing cycle on the way (R5: the customer selects a billing cycle). Refusals: SIGNUP_NOT_FOUND (also for somebody else's), SIGNUP_OVER and the catalogue's.</summary>
public sealed class ChoosePlan(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PlanCatalogue catalogue, OfferWithCode codes)
{
    /// <param name="holdsKey">The asker's browser has the key of the sign-up, which counts until its customer is known.</param>
    public async Task<Result<Signup>> Run(Actor actor, bool holdsKey, SignupId id, PlanId plan, BillingCycle cycle, CancellationToken cancellationToken = default)
    {
        var (currency, code) = await Kept(id, cancellationToken);
        if ((await catalogue.Offer(plan, cycle, LanguageChoice.Current, currency, cancellationToken)).Refused(out var unavailable, out var offer)) { return unavailable; }
        var reduced = (await codes.Of(offer, code, cancellationToken: cancellationToken)).Refused(out _, out var withCode) ? offer : withCode;
        return await unit.Run<Result<Signup>>(
            async db =>
            {
                var signup = await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
                if (signup is null || !(signup.CustomerId is { } customer ? actor.CustomerId == customer : holdsKey)) { return Signup.NotFound; }
                if (signup.Changes is not null && offer.Kind == PlanKind.Download) { return StartPlanChange.OtherKind; }
                if (signup.Choose(reduced) is { } refusal) { return refusal; }
                db.Announce(new BillingCycleSelected(signup.Id, cycle));
                return signup;
            },
            cancellationToken);
    }

    /// <summary>The currency stays that of the plan page, and so does the code: where it does not work for what is chosen now, the review says so.</summary>
    private async Task<(string? Currency, string? Code)> Kept(SignupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var signup = await db.Set<Signup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        return (signup?.Offer.Net.Currency, signup?.PromotionCode);
    }
}
