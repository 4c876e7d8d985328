using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Plans;

/// <summary>What is on sale, in the reader's language.</summary>
public sealed class PlanCatalogue(IDbContextFactory<SignupDb> contexts, IOptions<PlanOptions> options, IOptions<ShopOptions> shop)
{
    public static readonly Refusal NotFound = Refusal.NotFound("PLAN_NOT_FOUND", "There is no such plan.");

    public static readonly Refusal Withdrawn = Refusal.Conflict("PLAN_WITHDRAWN", "This plan is no longer sold. Choose another.");

    public static readonly Refusal CycleNotOffered = Refusal.Conflict("CYCLE_NOT_OFFERED", "This plan is not sold in that billing cycle. Choose another.");

    public static readonly Refusal CurrencyUnknown = Refusal.Invalid("CURRENCY_UNKNOWN", "We do not know this currency. Choose another.", "currency");

    public static readonly Refusal CurrencyNotOffered = Refusal.Conflict("CURRENCY_NOT_OFFERED", "This plan has no price in that currency. Choose another.");

    /// <summary>A plan with the version that is on sale.</summary>
    /// <param name="RemorseWindow">The version's own, or the setting.</param>
    /// <param name="WithdrawalDays">Likewise; for consumers, where the law gives them that right.</param>
    public sealed record OnSale(Plan Plan, PlanVersion Version, TimeSpan RemorseWindow, int WithdrawalDays);

    /// <summary>Every plan on sale, in the order of the plan page.</summary>
    public async Task<IReadOnlyList<OnSale>> Current(CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Plan>().Where(p => p.WithdrawnAt == null)
            .Join(db.Set<PlanVersion>(), p => p.CurrentVersionId, v => v.Id, (plan, version) => new { plan, version })
            .OrderBy(f => f.plan.Position).ThenBy(f => f.plan.Id).AsNoTracking().ToListAsync(cancellationToken);
        return [.. found.Select(f => new OnSale(f.plan, f.version, f.version.RemorseWindow ?? options.Value.RemorseWindow, f.version.Ends?.WithdrawalDays ?? options.Value.WithdrawalDays))];
    }

    /// <summary>The plan in one cycle, frozen. A download is sold once, whatever cycle is asked for. Refusals: PLAN_NOT_FOUND, PLAN_WITHDRAWN, CYCLE_NOT_OFFERED.</summary>
    /// <param name="reader">In whose language; null is the language of the moment.</param>
    /// <param name="currency">What the customer would pay in; where the plan has no such price list the shop's currency counts. Null is the shop's.</param>
    public async Task<Result<Offer>> Offer(PlanId id, BillingCycle cycle, CultureInfo? reader = null, string? currency = null, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var plan = await db.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (plan is null) { return NotFound; }
        if (!plan.IsOnSale) { return Withdrawn; }
        var version = await db.Set<PlanVersion>().AsNoTracking().SingleAsync(v => v.Id == plan.CurrentVersionId, cancellationToken);
        return version.PriceOf(cycle, version.CurrencyFor(currency ?? Own, Own)) is { } price ? Sold(version, price, reader ?? CultureInfo.CurrentUICulture) : CycleNotOffered;
    }

    /// <summary>Every plan on sale in every cycle it is sold in, each in the currency that it is sold in to the customer.</summary>
    /// <param name="currency">As for one offer.</param>
    public async Task<IReadOnlyList<Offer>> Offers(string? currency = null, CancellationToken cancellationToken = default) =>
        [.. (await Current(cancellationToken)).SelectMany(sale => sale.Version.Prices.Where(p => p.Net.Currency == sale.Version.CurrencyFor(currency ?? Own, Own)).Select(price => Sold(sale.Version, price, CultureInfo.CurrentUICulture)))];

    private Offer Sold(PlanVersion version, PlanPrice price, CultureInfo reader)
    {
        var offer = version.OfferIn(price, options.Value.RemorseWindow, reader);
        return offer with { Ends = offer.Ends! with { WithdrawalDays = offer.Ends.WithdrawalDays ?? options.Value.WithdrawalDays } };
    }

    private string Own => shop.Value.Currency;
}
