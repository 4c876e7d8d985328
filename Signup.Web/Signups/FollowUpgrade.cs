using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;

namespace SignupWeb.Signups;

/// <summary>
/// R1, Existing Business: the customer follows a signed link to another plan, or to a second contract. Looking uses nothing up; going on uses the link, and again leads to the change that it began while that is open.
/// Refusals: INVALID_TOKEN, LINK_EXPIRED, UNAUTHORIZED, LINK_OF_ANOTHER_ACCOUNT, LINK_USED and those of <see cref="StartPlanChange"/> and <see cref="StartSecondContract"/>.
/// </summary>
public sealed class FollowUpgrade(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, UpgradeLink links, PlanCatalogue catalogue, StartPlanChange start, StartSecondContract second)
{
    public static readonly Refusal OfAnother = new(RefusalKind.Forbidden, "LINK_OF_ANOTHER_ACCOUNT", "This link is for another account. Sign in with the one it was sent to.");

    public static readonly Refusal Used = new(RefusalKind.Gone, "LINK_USED", "This link was used already.");

    /// <param name="Runs">What the customer has.</param>
    /// <param name="Other">What the link leads to, in the reader's language.</param>
    /// <param name="Beside">As a second contract.</param>
    public sealed record Looked(Subscription Runs, Offer Other, bool Beside);

    /// <summary>What would be changed to what.</summary>
    public async Task<Result<Looked>> Look(string? token, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await Whose(db, token, actor, cancellationToken)).Refused(out var refusal, out var upgrade)) { return refusal; }
        if (await db.WasUsed(upgrade.Link, cancellationToken) && await Begun(db, upgrade, actor, cancellationToken) is null) { return Used; }
        if (upgrade.Beside) { return await Second(db, upgrade, actor.CustomerId!.Value, cancellationToken); }
        if ((await StartPlanChange.Running(db, upgrade.Of, actor.CustomerId!.Value, cancellationToken)).Refused(out refusal, out var runs)) { return refusal; }
        if ((await catalogue.Offer(upgrade.Plan, upgrade.Cycle, LanguageChoice.Current, runs.Offer.Net.Currency, cancellationToken)).Refused(out refusal, out var offer)) { return refusal; }
        return StartPlanChange.MayNot(runs, offer) is { } cannot ? cannot : new Looked(runs, offer, Beside: false);
    }

    /// <summary>Begins the change.</summary>
    public Task<Result<Signup>> Run(string? token, Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<Signup>>(
        async db =>
        {
            if ((await Whose(db, token, actor, cancellationToken)).Refused(out var refusal, out var upgrade)) { return refusal; }
            if (await db.WasUsed(upgrade.Link, cancellationToken)) { return await Begun(db, upgrade, actor, cancellationToken) is { } begun ? begun : Used; }
            if ((await Begin(db, upgrade, actor.CustomerId!.Value, cancellationToken)).Refused(out refusal, out var signup)) { return refusal; }
            db.Use(upgrade.Link);
            return signup;
        },
        cancellationToken);

    private async Task<Result<Looked>> Second(SignupDb db, Upgrade upgrade, CustomerId customer, CancellationToken cancellationToken)
    {
        if ((await second.Offered(db, upgrade.Plan, upgrade.Cycle, customer, cancellationToken)).Refused(out var refusal, out var offered)) { return refusal; }
        return new Looked(await db.Set<Subscription>().SingleAsync(s => s.OrderId == upgrade.Of, cancellationToken), offered.Offer, Beside: true);
    }

    private Task<Result<Signup>> Begin(SignupDb db, Upgrade upgrade, CustomerId customer, CancellationToken cancellationToken) =>
        upgrade.Beside ? second.Into(db, upgrade.Plan, upgrade.Cycle, customer, cancellationToken) : start.Into(db, upgrade.Of, upgrade.Plan, upgrade.Cycle, customer, cancellationToken);

    private async Task<Result<Upgrade>> Whose(SignupDb db, string? token, Actor actor, CancellationToken cancellationToken)
    {
        if (links.Read(token).Refused(out var refusal, out var upgrade)) { return refusal; }
        if (actor.CustomerId is not { } customer) { return Actor.Unauthorized; }
        return await db.Set<Subscription>().AnyAsync(s => s.OrderId == upgrade.Of && s.CustomerId == customer, cancellationToken) ? upgrade : OfAnother;
    }

    private static Task<Signup?> Begun(SignupDb db, Upgrade upgrade, Actor actor, CancellationToken cancellationToken) => upgrade.Beside
        ? StartSecondContract.Open(db, actor.CustomerId!.Value).FirstOrDefaultAsync(cancellationToken)
        : db.Set<Signup>().SingleOrDefaultAsync(s => s.Changes == upgrade.Of && s.State == SignupState.Open && s.EndedAt == null, cancellationToken);
}
