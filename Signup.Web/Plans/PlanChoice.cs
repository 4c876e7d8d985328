using System.Globalization;
using System.Text.Json;
using SignupWeb.Kernel;

namespace SignupWeb.Plans;

/// <summary>A plan as the plan page shows it, in the current culture.</summary>
public sealed class PlanChoice(PlanCatalogue.OnSale sold)
{
    private readonly PlanWords words = sold.Version.WordsIn(CultureInfo.CurrentUICulture);

    public string Id => sold.Plan.Id.ToString();

    public string Name => sold.Version.Name;

    public PlanKind Kind => sold.Version.Kind;

    public bool IsRecommended => sold.Plan.IsRecommended;

    public string Tagline => words.Tagline;

    public IReadOnlyList<string> Contents => words.Contents;

    public TimeSpan RemorseWindow => sold.RemorseWindow;

    public IReadOnlyList<PlanPrice> Prices => sold.Version.Prices;

    public string Currency => Prices[0].Net.Currency.ToUpperInvariant();

    /// <summary>For the page's script: {"monthly":14900,"yearly":149000}, minor units without tax.</summary>
    public string PricesAsJson => JsonSerializer.Serialize(Prices.ToDictionary(p => CodeOf(p.Cycle), p => p.Net.Minor, StringComparer.Ordinal));

    /// <summary>What a year costs less than twelve months; null when it costs no less.</summary>
    public Money? YearlySaving =>
        NetOf(BillingCycle.Monthly) is { } month && NetOf(BillingCycle.Yearly) is { } year && (month * 12).Minor > year.Minor ? (month * 12) - year : null;

    /// <summary>Whole months that a year costs less.</summary>
    public int MonthsFree => YearlySaving is { } saving && NetOf(BillingCycle.Monthly) is { } month ? (int)(saving.Minor / month.Minor) : 0;

    /// <summary>The cycle as the form and the script write it: monthly, yearly, once.</summary>
    public static string CodeOf(BillingCycle cycle) => cycle switch
    {
        BillingCycle.Monthly => "monthly",
        BillingCycle.Yearly => "yearly",
        BillingCycle.Once => "once",
    };

    /// <summary>The cycle in English words; also the key of their translation.</summary>
    public static string WordsOf(BillingCycle cycle) => cycle switch
    {
        BillingCycle.Monthly => "a month",
        BillingCycle.Yearly => "a year",
        BillingCycle.Once => "once",
    };

    private Money? NetOf(BillingCycle cycle) => Prices.FirstOrDefault(p => p.Cycle == cycle)?.Net;
}
