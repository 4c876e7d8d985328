using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.Signups;

/// <summary>What a promotion code takes off, in the reader's words.</summary>
internal static class DiscountWords
{
    /// <summary>The rows above the tax: the net price, or else the list price, what comes off it and what is left.</summary>
    /// <param name="label">What the list price is of, e.g. "Team, one month"; "Net" when it stands alone.</param>
    public static IEnumerable<MoneyLine> Lines(Offer offer, Money net, string label, IStringLocalizer<SignupsTexts> texts)
    {
        if (offer.Change is { } change) { return ChangeWords.Lines(offer, change, net, texts); }
        if (offer.Discount is not { } discount) { return [new(label, net)]; }
        return [new(label == texts["Net"] ? offer.PlanName : label, net + discount.Off), new(texts["Code {0}", discount.Code], discount.Off * -1, For(discount, offer.BillingCycle, texts)), new(texts["Net"], net)];
    }

    /// <summary>"20 % off your first payment".</summary>
    public static string For(Discount discount, BillingCycle cycle, IStringLocalizer<SignupsTexts> texts)
    {
        var off = discount.BasisPoints is { } points ? texts["{0} %", OfferWords.Percent(points)].Value : discount.Off.ToString("short", CultureInfo.CurrentCulture);
        return (cycle, discount.PaymentsIn(cycle)) switch
        {
            (BillingCycle.Once, _) => texts["{0} off", off],
            (_, null) => texts["{0} off every payment", off],
            (_, 1) => texts["{0} off your first payment", off],
            (_, { } payments) => texts["{0} off your first {1} payments", off, payments],
        };
    }

    /// <summary>"Then €177.31 each month.", "After 3 payments €177.31 each month."; null where the price stays or is not known yet.</summary>
    public static string? Afterwards(Offer offer, IStringLocalizer<SignupsTexts> texts)
    {
        if (offer is not { BillingCycle: not BillingCycle.Once, Discount: { Then: { } then } discount }) { return null; }
        return (offer.BillingCycle, discount.PaymentsIn(offer.BillingCycle)) switch
        {
            (_, null) => null,
            (BillingCycle.Yearly, 1) => texts["Then {0} each year.", then].Value,
            (_, 1) => texts["Then {0} each month.", then],
            (BillingCycle.Yearly, { } payments) => texts["After {1} payments {0} each year.", then, payments],
            (_, { } payments) => texts["After {1} payments {0} each month.", then, payments],
        };
    }
}
