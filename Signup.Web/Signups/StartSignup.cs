using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>R1 step 1: choosing a plan makes the sign-up, with the billing cycle that goes with it (R5). Refusals: PLAN_NOT_FOUND, PLAN_WITHDRAWN, CYCLE_NOT_OFFERED, CURRENCY_UNKNOWN, CURRENCY_NOT_OFFERED, COUNTRY_UNKNOWN, PROMOTION_UNKNOWN and its siblings, TOO_MANY_REQUESTS.</summary>
public sealed class StartSignup(UnitOfWork unit, PlanCatalogue catalogue, OfferWithCode codes, SignedLinks links, Throttle throttle, IOptionsMonitor<LimitOptions> limits, Troubles troubles, IOptions<SignupOptions> options, TimeProvider time)
{
    /// <summary>The sign-up and the key that opens it until its customer is known.</summary>
    public sealed record Started(Signup Signup, string Key);

    /// <summary>R5, initiates a purchase, for the case that it cannot be.</summary>
    public static readonly Trouble NotStarted = new("purchase-not-started", "A sign-up could not be started");

    /// <param name="currency">Asked for by name; null is that of the country, or else the shop's.</param>
    /// <param name="country">Where the visitor says they are; empty when they do not.</param>
    /// <param name="promotionCode">As typed; null or blank for none.</param>
    /// <param name="from">Whose network it counts for; null for what nobody on the net asked for.</param>
    public Task<Result<Started>> Run(PlanId plan, BillingCycle cycle, string country, string? currency = null, string? promotionCode = null, Origin? from = null, CancellationToken cancellationToken = default) =>
        troubles.Watch(NotStarted, () => Start(plan, cycle, country, currency, promotionCode, from, cancellationToken));

    private async Task<Result<Started>> Start(PlanId plan, BillingCycle cycle, string country, string? currency, string? promotionCode, Origin? from, CancellationToken cancellationToken)
    {
        if (country.Length > 0 && TaxCountries.Find(country) is null) { return TaxTable.NotServed; }
        if (from is not null && throttle.Take(limits.CurrentValue.Start, "sign-up begun from:" + from.Network) is { } tooMany) { return tooMany; }
        if ((await catalogue.Offer(plan, cycle, LanguageChoice.Current, currency ?? Currencies.OfCountry(country), cancellationToken)).Refused(out var refusal, out var offer)) { return refusal; }
        if (currency is not null && currency != offer.Net.Currency) { return Currencies.Known.Contains(currency, StringComparer.Ordinal) ? PlanCatalogue.CurrencyNotOffered : PlanCatalogue.CurrencyUnknown; }
        var code = PromotionCodes.Read(promotionCode);
        if (code is null && !string.IsNullOrWhiteSpace(promotionCode)) { return PromotionCodes.Unknown(PromotionCodes.Cut(promotionCode)); }
        if ((await codes.Of(offer, code, cancellationToken: cancellationToken)).Refused(out refusal, out var reduced)) { return refusal; }
        return await unit.Run<Result<Started>>(
            db =>
            {
                var now = time.GetUtcNow();
                var signup = Signup.Start(FlowOwner.NewBusiness, reduced, country, now, code, options.Value.Steps.Of(FlowOwner.NewBusiness));
                db.Add(signup);
                db.Add(Deadline.At(SignupExpiry.Kind, signup.Id.Value, now + SignupExpiry.After));
                db.Announce(new SignupStarted(signup.Id, signup.ClientAccountId, offer.PlanVersionId));
                db.Announce(new BillingCycleSelected(signup.Id, cycle));
                return Task.FromResult<Result<Started>>(new Started(signup, SignupKey.Make(links, signup.Id)));
            },
            cancellationToken);
    }
}
