using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments.Renewals;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account;

/// <summary>What a subscription would cost in one of the cycles it is sold in.</summary>
/// <param name="Total">A period with tax, and without a promotion that is over by then.</param>
public sealed record CyclePrice(BillingCycle Cycle, Money Net, Money Total);

/// <summary>
/// R5, the customer selects another billing cycle for what runs, from the end of the paid period on, at the prices of the plan version they bought.
/// Refusals: those of <see cref="ChangeBillingCycle"/>, and CYCLE_NOT_OFFERED. The cycle it has, or has chosen already, is a no-op; it takes another plan back that was to begin then.
/// </summary>
public sealed class ChangeCycle(IDbContextFactory<SignupDb> contexts, CustomerProfiles profiles, ChangeBillingCycle change, TaxTable taxes, IOptions<ShopOptions> shop)
{
    /// <returns>What runs, with the change.</returns>
    public async Task<Result<CycleChange>> Run(OrderId order, BillingCycle cycle, Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.IsSignedIn) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var subscription = await db.Set<Subscription>().AsNoTracking().SingleOrDefaultAsync(s => s.OrderId == order && s.CustomerId == actor.CustomerId && s.EndedAt == null, cancellationToken);
        if (subscription is null) { return ChangeBillingCycle.NotFound; }
        if ((await Choices(subscription, cancellationToken)).FirstOrDefault(c => c.Cycle == cycle) is not { } price) { return PlanCatalogue.CycleNotOffered; }
        if (subscription.Change?.Plan is null && cycle == (subscription.Change?.Cycle ?? subscription.Offer.BillingCycle)) { return subscription.Change ?? new(cycle, price.Net, price.Total, subscription.PeriodEnd); }
        if ((await change.Run(order, subscription.Offer with { BillingCycle = cycle, Net = price.Net }, price.Total, actor, cancellationToken)).Refused(out var refusal, out var changed)) { return refusal; }
        return new CycleChange(changed.BillingCycle, changed.Net, changed.Total, changed.From);
    }

    /// <summary>The cycles its plan version is sold in, in its currency, the shorter first.</summary>
    public async Task<IReadOnlyList<CyclePrice>> Choices(Subscription subscription, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sold = subscription.Offer;
        if (await db.Set<PlanVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == sold.PlanVersionId, cancellationToken) is not { } version) { return []; }
        var tax = await TaxOf(db, subscription, cancellationToken);
        return [.. version.Prices.Where(p => p.Net.Currency == sold.Net.Currency && p.Cycle != BillingCycle.Once).OrderBy(p => p.Cycle).Select(p =>
        {
            var net = p.Net - Off(subscription, p.Net);
            return new CyclePrice(p.Cycle, p.Net, tax is null ? net : net + tax.On(net));
        })];
    }

    /// <summary>As the last invoice was taxed, else as the next one will be.</summary>
    private async Task<TaxDecision?> TaxOf(SignupDb db, Subscription subscription, CancellationToken cancellationToken)
    {
        var order = subscription.OrderId;
        var last = await db.Set<Invoice>().AsNoTracking().Where(i => i.OrderId == order).OrderByDescending(i => i.IssuedAt).Select(i => i.TaxDecision).FirstOrDefaultAsync(cancellationToken);
        if (last is not null || await profiles.PartyOf(db, subscription.CustomerId, cancellationToken) is not { } party) { return last; }
        return taxes.For(party.Country, party.TaxId, shop.Value.Country).Refused(out _, out var decision) ? null : decision;
    }

    private static Money Off(Subscription subscription, Money net) => subscription.Offer.Discount is { } discount && discount.HoldsAt(subscription.PeriodEnd, subscription.StartedAt)
        ? net with { Minor = discount.BasisPoints is { } points ? TaxDecision.Rounded(net.Minor, points) : Math.Min(discount.Off.Minor, net.Minor) }
        : Money.Zero(net.Currency);
}
