using SignupWeb.Kernel;

namespace SignupWeb.Plans;

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

/// <summary>Everything the next version of a plan will say, and where the plan will stand.</summary>
/// <param name="Criteria">Of a plan that was sold before, those of the version on sale count instead: a draft leaves them as they are.</param>
/// <param name="RemorseWindow">Null takes the setting Orders:RemorseWindow.</param>
/// <param name="FileName">The file a download delivers; null otherwise.</param>
/// <param name="Support">How soon support requests are answered; null promises nothing.</param>
/// <param name="Position">Place on the plan page, from 1; null leaves the plan where it is.</param>
/// <param name="IsRecommended">Null leaves the mark as it is.</param>
/// <param name="Ends">How a contract made from it can be ended; null is with any period, and withdrawal as the setting says.</param>
public sealed record PlanDraft(
    string Name,
    IReadOnlyList<PlanPrice> Prices,
    IReadOnlyList<PlanWords> Words,
    IReadOnlyList<PlanQuota> Quotas,
    IReadOnlyList<CriterionTemplate> Criteria,
    TimeSpan? RemorseWindow = null,
    string? FileName = null,
    SupportPromise? Support = null,
    int? Position = null,
    bool? IsRecommended = null,
    EndTerms? Ends = null);
