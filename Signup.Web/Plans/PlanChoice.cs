using System.Globalization;
using System.Text.Json;
using SignupWeb.Kernel;

namespace SignupWeb.Plans;

/// <summary>A plan as the plan page shows it, in the current culture.</summary>
/// <param name="own">The shop's currency.</param>
public sealed class PlanChoice(PlanCatalogue.OnSale sold, string own)
{
    private readonly PlanWords words = sold.Version.WordsIn(CultureInfo.CurrentUICulture);

    public string Id => sold.Plan.Id.ToString();

    public string Name => sold.Version.Name;

    public PlanKind Kind => sold.Version.Kind;

    public bool IsRecommended => sold.Plan.IsRecommended;

    public string Tagline => words.Tagline;

    public IReadOnlyList<string> Contents => words.Contents;

    public SupportPromise? Support => sold.Version.Support;

    public string SupportHours => words.SupportHours;

    /// <summary>What may be used of it in a month, with the names in the reader's language.</summary>
    public IReadOnlyList<QuotaGrant> Quotas => [.. sold.Version.Quotas.Select(quota => new QuotaGrant(quota.Key, words.QuotaNames.GetValueOrDefault(quota.Key, quota.Key), quota.Amount))];

    public EndTerms Ends => sold.Version.Ends ?? new();

    public TimeSpan RemorseWindow => sold.RemorseWindow;

    /// <summary>For how many days consumers can withdraw, where the law gives them that right.</summary>
    public int WithdrawalDays => sold.WithdrawalDays;

    public IReadOnlyList<PlanPrice> Prices => sold.Version.Prices;

    /// <summary>What it costs where a country has no price list of its own.</summary>
    public string Currency => sold.Version.CurrencyFor(own, own);

    /// <summary>Its price lists, by currency.</summary>
    public IEnumerable<IGrouping<string, PlanPrice>> Lists => Prices.GroupBy(p => p.Net.Currency, StringComparer.Ordinal);

    public bool IsBilledInCycles => Prices.Any(p => p.Cycle != Prices[0].Cycle);

    /// <summary>For the page's script: {"eur":{"monthly":14900,"yearly":149000}}, minor units without tax.</summary>
    public string PricesAsJson => JsonSerializer.Serialize(Lists.ToDictionary(list => list.Key, list => list.ToDictionary(p => CodeOf(p.Cycle), p => p.Net.Minor, StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Whole months that a year costs less, in every currency.</summary>
    public int MonthsFree => Lists.Min(list => YearlySaving(list.Key) is { } saving ? (int)(saving.Minor / NetOf(BillingCycle.Monthly, list.Key)!.Value.Minor) : 0);

    /// <summary>What a year costs less than twelve months; null when it costs no less.</summary>
    public Money? YearlySaving(string currency) => BillingPeriods.YearlySaving(NetOf(BillingCycle.Monthly, currency), NetOf(BillingCycle.Yearly, currency));

    /// <summary>The style sheet's names for who pays in this currency: "listed in-usd", and "in-own" where a country has no list of its own. Empty when everybody does.</summary>
    public string PaidBy(string currency) => Lists.Count() == 1
        ? string.Empty
        : "listed " + string.Join(' ', Kernel.Currencies.Known.Where(c => c != own).Prepend(own).Where(wanted => sold.Version.CurrencyFor(wanted, own) == currency).Select(wanted => "in-" + WantedIn(wanted, own)));

    /// <summary>The name of a country's currency on the page: "usd"; "own" for the shop's.</summary>
    public static string WantedIn(string? currency, string own) => currency is null || currency == own ? "own" : currency;

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

    private Money? NetOf(BillingCycle cycle, string currency) => Prices.FirstOrDefault(p => p.Cycle == cycle && p.Net.Currency == currency)?.Net;
}
