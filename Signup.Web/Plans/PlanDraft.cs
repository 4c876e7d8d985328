using SignupWeb.Kernel;

namespace SignupWeb.Plans;

/// <summary>What a plan costs in one billing cycle and one currency, without tax. All prices in a currency are its price list.</summary>
public sealed record PlanPrice(BillingCycle Cycle, Money Net);

/// <summary>What the plan page and the contract say about a plan in one language.</summary>
/// <param name="Language">"en" or "de". English must be there; where a language is missing, English is shown.</param>
/// <param name="Tagline">One sentence: whom it is for.</param>
/// <param name="Contents">What is in it, a line each, quotas and hours included.</param>
/// <param name="SupportHours">E.g. "Weekdays 7:00 to 21:00"; empty where no support is sold.</param>
/// <param name="QuotaNames">The quotas' names by key.</param>
public sealed record PlanWords(string Language, string Tagline, IReadOnlyList<string> Contents, string SupportHours, IReadOnlyDictionary<string, string> QuotaNames);

/// <summary>An allowance by its key.</summary>
/// <param name="Amount">Null is unlimited.</param>
public sealed record PlanQuota(string Key, int? Amount);

/// <summary>Everything a version of a plan says.</summary>
/// <param name="RemorseWindow">Null takes the setting Orders:RemorseWindow.</param>
/// <param name="FileName">The file a download delivers; null otherwise.</param>
/// <param name="Support">How soon support requests are answered; null promises nothing.</param>
public sealed record PlanDraft(
    string Name,
    IReadOnlyList<PlanPrice> Prices,
    IReadOnlyList<PlanWords> Words,
    IReadOnlyList<PlanQuota> Quotas,
    IReadOnlyList<CriterionTemplate> Criteria,
    TimeSpan? RemorseWindow = null,
    string? FileName = null,
    SupportPromise? Support = null);
