using SignupWeb.Kernel;

namespace SignupWeb.Plans;

/// <summary>
/// What keeps a draft from being sold. Refusals: NAME_INVALID, PRICES_INVALID, WORDS_MISSING, TEXT_TOO_LONG, QUOTAS_INVALID, REMORSE_INVALID, FILE_MISSING, SUPPORT_INVALID, ENDS_INVALID, POSITION_INVALID.
/// </summary>
public static class PlanFaults
{
    public const int LongestName = 80;

    public const int LongestLine = 200;

    public const int MostLines = 20;

    private const int LongestTerm = 60;

    private const int LongestNotice = 365;

    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(60);

    private static readonly TimeSpan LongestFirstAnswer = TimeSpan.FromDays(30);

    /// <summary>All of them, each at its field; none when it can be sold.</summary>
    public static IEnumerable<Refusal> Of(PlanKind kind, PlanDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Name) || draft.Name.Length > LongestName) { yield return Refusal.Invalid("NAME_INVALID", "Enter a name of 80 characters or fewer.", "name"); }
        if (!ArePrices(kind, draft.Prices)) { yield return Refusal.Invalid("PRICES_INVALID", "Enter one price above zero for each billing cycle and currency, in every currency for the same cycles; a download has a single price in each.", "prices"); }
        if (draft.Words.All(w => w.Language != "en" || w.Tagline.Length == 0)) { yield return Refusal.Invalid("WORDS_MISSING", "Describe the plan in English; other languages are optional.", "words"); }
        if (!draft.Words.All(IsShort)) { yield return Refusal.Invalid("TEXT_TOO_LONG", "Keep each line to 200 characters, and what is in the plan to 20 lines.", "words"); }
        if (!AreQuotas(draft.Quotas)) { yield return Refusal.Invalid("QUOTAS_INVALID", "Give each quota a name of its own and a whole number, or nothing for unlimited.", "quotas"); }
        if (draft.RemorseWindow is { } window && (window < TimeSpan.Zero || window > LongestWindow)) { yield return Refusal.Invalid("REMORSE_INVALID", "The time to cancel must be between 0 seconds and 60 days.", "remorseWindow"); }
        if (kind == PlanKind.Download && string.IsNullOrWhiteSpace(draft.FileName)) { yield return Refusal.Invalid("FILE_MISSING", "Name the file that is delivered.", "fileName"); }
        if (draft.Support is { } promise && !CanBeKept(promise)) { yield return Refusal.Invalid("SUPPORT_INVALID", "Promise a first answer within 30 days, on at least one day of the week, with an end after the beginning.", "support"); }
        if (draft.Ends is { } ends && !AreTerms(ends)) { yield return Refusal.Invalid("ENDS_INVALID", "Enter a minimum term of at most 60 months, and periods of at most 365 days.", "ends"); }
        if (draft.Position is < 1 or > 999) { yield return Refusal.Invalid("POSITION_INVALID", "Enter a place from 1 to 999.", "position"); }
    }

    private static bool AreTerms(EndTerms ends) => ends is { MinimumMonths: >= 0 and <= LongestTerm, NoticeDays: >= 0 and <= LongestNotice, WithdrawalDays: null or (>= 0 and <= LongestNotice) };

    private static bool IsShort(PlanWords words) => words.Contents.Count <= MostLines && words.Contents.Append(words.Tagline).Append(words.SupportHours).All(line => line.Length <= LongestLine);

    private static bool AreQuotas(IReadOnlyList<PlanQuota> quotas) =>
        quotas.Count <= MostLines && quotas.All(q => q.Key.Length is > 0 and <= LongestName && q.Amount is null or >= 0) && quotas.Select(q => q.Key).Distinct(StringComparer.Ordinal).Count() == quotas.Count;

    private static bool CanBeKept(SupportPromise promise) =>
        promise.FirstAnswer > TimeSpan.Zero && promise.FirstAnswer <= LongestFirstAnswer
        && (promise.Hours is not { } hours || (hours.Days.Count > 0 && hours.Days.All(Enum.IsDefined) && (hours.To == TimeOnly.MinValue || hours.From < hours.To)));

    private static bool ArePrices(PlanKind kind, IReadOnlyList<PlanPrice> prices) =>
        prices.Count > 0
        && prices.All(p => p.Net.Minor > 0 && p.Cycle == BillingCycle.Once == (kind == PlanKind.Download))
        && prices.All(p => p.Net.Currency is { Length: 3 } currency && currency.All(char.IsAsciiLetterLower))
        && prices.Select(p => (p.Cycle, p.Net.Currency)).Distinct().Count() == prices.Count
        && prices.GroupBy(p => p.Net.Currency, StringComparer.Ordinal).All(list => list.Count() == prices.Select(p => p.Cycle).Distinct().Count());
}
