using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>Kinds, cycles and states in the reader's language.</summary>
public static class CatalogueWords
{
    public static string Of(PlanKind kind, IStringLocalizer<CatalogueTexts> words) => kind switch
    {
        PlanKind.SupportContract => words["Support contract"],
        PlanKind.Subscription => words["Subscription"],
        PlanKind.Download => words["Download"],
    };

    public static string Of(BillingCycle cycle, IStringLocalizer<CatalogueTexts> words) => cycle switch
    {
        BillingCycle.Monthly => words["Monthly"],
        BillingCycle.Yearly => words["Yearly"],
        BillingCycle.Once => words["Once"],
    };

    public static string Of(LengthUnit unit, IStringLocalizer<CatalogueTexts> words) => unit switch
    {
        LengthUnit.Seconds => words["seconds"],
        LengthUnit.Minutes => words["minutes"],
        LengthUnit.Hours => words["hours"],
        LengthUnit.Days => words["days"],
    };

    public static (Tone Tone, string Word) State(Plan plan, IStringLocalizer<CatalogueTexts> words) => plan switch
    {
        { IsOnSale: true } => (Tone.Green, words["On sale"]),
        { WithdrawnAt: not null } => (Tone.Grey, words["Withdrawn"]),
        _ => (Tone.Grey, words["Draft"]),
    };

    /// <summary>"149.00", "24,000"; the currency stands in the heading.</summary>
    public static string Bare(Money net) => ((decimal)net.Minor / (net.Decimals == 0 ? 1 : 100)).ToString(net.Decimals == 0 ? "N0" : "N2", CultureInfo.CurrentCulture);
}
