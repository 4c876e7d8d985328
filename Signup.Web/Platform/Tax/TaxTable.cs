using Microsoft.Extensions.Options;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Tax;

/// <summary>Country to rate: what is shipped, unless a setting Payments:TaxRates:XX says otherwise (R1 review page).</summary>
public sealed class TaxTable(IOptions<TaxOptions> options)
{
    public static readonly Refusal NotServed = Refusal.Invalid("COUNTRY_UNKNOWN", "Choose a country from the list.", "country");

    /// <summary>The payment service works the tax out, and what the table says is no more than a look ahead.</summary>
    public bool LeavesItToThePaymentService => options.Value.Tax == TaxBy.Stripe;

    /// <summary>The country's rate in hundredths of a percent; null for a country we do not sell to.</summary>
    public int? RateOf(string country)
    {
        if (TaxCountries.Find(country) is not { } known) { return null; }
        return options.Value.TaxRates.TryGetValue(country, out var percent) && TaxOptions.TryRead(percent, out var set) ? set : known.BasisPoints;
    }

    /// <summary>
    /// A business in another EU country than the seller's, with a tax id in that country's form that was not found to be wrong, accounts for
    /// the tax itself; everybody else pays the rate of their billing address. Refusal: COUNTRY_UNKNOWN.
    /// </summary>
    public Result<TaxDecision> For(string country, string? taxId, string sellerCountry, TaxIdStanding standing = TaxIdStanding.Unknown)
    {
        if (TaxCountries.Find(country) is not { } buyer || RateOf(country) is not { } rate) { return NotServed; }
        if (buyer.IsInEu && country != sellerCountry && TaxId.IsWellFormed(country, taxId) && Counts(standing)) { return new TaxDecision(0, TaxDecision.ReverseCharge, country); }
        return new TaxDecision(rate, rate == 0 ? TaxDecision.NoTax : TaxDecision.BillingAddress, country);
    }

    /// <summary>The decision that comes to this tax, by today's rates or by the one that the amounts tell of, as after a rate has changed; null when no rate comes to it.</summary>
    public TaxDecision? Behind(Money net, Money tax, string country, string? taxId, string sellerCountry) =>
        new[] { For(country, taxId, sellerCountry, TaxIdStanding.Verified), For(country, null, sellerCountry) }
            .Where(decision => !decision.IsRefused).Select(decision => decision.Value).FirstOrDefault(decision => decision.On(net) == tax) ?? Formerly(net, tax, country);

    private static TaxDecision? Formerly(Money net, Money tax, string country) =>
        TaxCountries.Find(country) is { } known && tax.Minor > 0 && TaxDecision.Behind(net, tax, isReverseCharge: false, country, known.BasisPoints) is var decision && decision.On(net) == tax ? decision : null;

    private bool Counts(TaxIdStanding standing) => standing switch
    {
        TaxIdStanding.Verified => true,
        TaxIdStanding.NotVerified => false,
        TaxIdStanding.Unknown => options.Value.VatUntilVerified == VatUntilVerified.ReverseCharge,
    };
}
