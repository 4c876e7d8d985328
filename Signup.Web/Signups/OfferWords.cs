using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Signups;

/// <summary>An offer, its tax and its times in the reader's words.</summary>
internal static class OfferWords
{
    public static string Describe(Offer offer, IStringLocalizer<SignupsTexts> texts) => (offer.Kind, offer.BillingCycle) switch
    {
        (PlanKind.SupportContract, BillingCycle.Yearly) => texts["Support contract, billed yearly"],
        (PlanKind.SupportContract, _) => texts["Support contract, billed monthly"],
        (PlanKind.Subscription, BillingCycle.Yearly) => texts["Subscription, billed yearly"],
        (PlanKind.Subscription, _) => texts["Subscription, billed monthly"],
        (PlanKind.Download, _) => texts["Download, paid once"],
        _ => throw new ArgumentOutOfRangeException(nameof(offer)),
    };

    public static string Cycle(BillingCycle cycle, IStringLocalizer<SignupsTexts> texts) => cycle switch
    {
        BillingCycle.Monthly => texts["Monthly"],
        BillingCycle.Yearly => texts["Yearly"],
        BillingCycle.Once => texts["Once"],
    };

    /// <summary>"VAT 19 %, Germany".</summary>
    public static string Tax(int basisPoints, string country, IStringLocalizer<SignupsTexts> texts) =>
        texts["VAT {0} %, {1}", Percent(basisPoints), TaxCountries.NameOf(country)];

    /// <summary>When the card is charged again if the first charge is made at <paramref name="from"/>; null for a download.</summary>
    public static DateTimeOffset? NextCharge(Offer offer, DateTimeOffset from) => offer.BillingCycle.EndOfPeriod(from);

    /// <summary>What the bill of a period is called.</summary>
    public static string EachPeriod(Offer offer, IStringLocalizer<SignupsTexts> texts) => offer switch
    {
        { BillingCycle: BillingCycle.Once } => texts["Total"],
        { Discount: { } discount } when discount.PaymentsIn(offer.BillingCycle) is not null => texts["First payment"],
        { BillingCycle: BillingCycle.Yearly } => texts["Each year"],
        _ => texts["Each month"],
    };

    public static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>A name at the start of a line: "Support requests".</summary>
    public static string Capital(string name) => name.Length == 0 ? name : char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];

    /// <summary>A remorse window in words: "20 seconds", "30 minutes", "14 days".</summary>
    public static string Span(TimeSpan span, IStringLocalizer<SignupsTexts> texts) => span switch
    {
        { TotalDays: >= 1 } when span.Ticks % TimeSpan.TicksPerDay == 0 => span.Days == 1 ? texts["one day"] : texts["{0} days", span.Days],
        { TotalHours: >= 1 } when span.Ticks % TimeSpan.TicksPerHour == 0 => span.TotalHours == 1 ? texts["one hour"] : texts["{0} hours", (int)span.TotalHours],
        { TotalMinutes: >= 1 } when span.Ticks % TimeSpan.TicksPerMinute == 0 => span.TotalMinutes == 1 ? texts["one minute"] : texts["{0} minutes", (int)span.TotalMinutes],
        _ => texts["{0} seconds", (int)span.TotalSeconds],
    };
}
