using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>Another plan or billing cycle on the way (R5: the customer selects a billing cycle). Refusals: SIGNUP_NOT_FOUND (also for somebody else's), SIGNUP_OVER and the catalogue's.</summary>
public sealed class ChoosePlan(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, PlanCatalogue catalogue)
{
    /// <param name="holdsKey">The asker's browser has the key of the sign-up, which counts until its customer is known.</param>
    public async Task<Result<Signup>> Run(Actor actor, bool holdsKey, SignupId id, PlanId plan, BillingCycle cycle, CancellationToken cancellationToken = default)
    {
        if ((await catalogue.Offer(plan, cycle, LanguageChoice.Current, await CurrencyOf(id, cancellationToken), cancellationToken)).Refused(out var unavailable, out var offer)) { return unavailable; }
        return await unit.Run<Result<Signup>>(
            async db =>
            {
                var signup = await db.Set<Signup>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
                if (signup is null || !(signup.CustomerId is { } customer ? actor.CustomerId == customer : holdsKey)) { return Signup.NotFound; }
                if (signup.Choose(offer) is { } refusal) { return refusal; }
                db.Announce(new BillingCycleSelected(signup.Id, cycle));
                return signup;
            },
            cancellationToken);
    }

    /// <summary>The currency stays that of the plan page, whatever is chosen later.</summary>
    private async Task<string?> CurrencyOf(SignupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.Set<Signup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken))?.Offer.Net.Currency;
    }
}
