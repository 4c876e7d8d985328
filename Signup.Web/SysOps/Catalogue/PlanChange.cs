using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>One thing the next version says differently.</summary>
/// <param name="Before">Null where there was nothing.</param>
/// <param name="After">Null where there is nothing any more.</param>
public sealed record PlanChange(string What, string? Before, string? After)
{
    /// <summary>What a draft says differently from the version that was published last.</summary>
    public static IReadOnlyList<PlanChange> Between(PlanVersion before, PlanDraft after, IStringLocalizer<CatalogueTexts> words)
    {
        var was = before.AsDraft();
        return
        [
            .. Of(words["Name"], was.Name, after.Name),
            .. Prices(was, after, words),
            .. Texts(was, after, "en", words["English"], words),
            .. Texts(was, after, "de", words["German"], words),
            .. Of(words["Quotas"], Quotas(was, words), Quotas(after, words)),
            .. Of(words["Free to cancel for"], Length(was.RemorseWindow), Length(after.RemorseWindow)),
            .. Of(words["First answer within"], Promise(was.Support), Promise(after.Support)),
            .. Of(words["Minimum term in months"], Number(was.Ends?.MinimumMonths ?? 0), Number(after.Ends?.MinimumMonths ?? 0)),
            .. Of(words["Notice period in days"], Number(was.Ends?.NoticeDays ?? 0), Number(after.Ends?.NoticeDays ?? 0)),
            .. Of(words["Days to withdraw, for consumers"], Number(was.Ends?.WithdrawalDays), Number(after.Ends?.WithdrawalDays)),
            .. Of(words["File"], was.FileName, after.FileName),
        ];
    }

    private static IEnumerable<PlanChange> Of(string what, string? before, string? after) => string.Equals(before ?? "", after ?? "", StringComparison.Ordinal) ? [] : [new(what, Some(before), Some(after))];

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static IEnumerable<PlanChange> Prices(PlanDraft was, PlanDraft after, IStringLocalizer<CatalogueTexts> words) =>
        from cell in was.Prices.Concat(after.Prices).Select(p => (p.Net.Currency, p.Cycle)).Distinct()
        from change in Of($"{CatalogueWords.Of(cell.Cycle, words)}, {cell.Currency.ToUpperInvariant()}", Price(was, cell), Price(after, cell))
        select change;

    private static string? Price(PlanDraft draft, (string Currency, BillingCycle Cycle) cell) =>
        draft.Prices.FirstOrDefault(p => p.Cycle == cell.Cycle && p.Net.Currency == cell.Currency)?.Net.ToString(null, CultureInfo.CurrentCulture);

    private static IEnumerable<PlanChange> Texts(PlanDraft was, PlanDraft after, string language, string name, IStringLocalizer<CatalogueTexts> words)
    {
        var (old, now) = (In(was, language), In(after, language));
        return
        [
            .. Of($"{words["One line"]}, {name}", old?.Tagline, now?.Tagline),
            .. Of($"{words["What is in it"]}, {name}", Lines(old), Lines(now)),
            .. Of($"{words["Support hours"]}, {name}", old?.SupportHours, now?.SupportHours),
        ];
    }

    private static PlanWords? In(PlanDraft draft, string language) => draft.Words.FirstOrDefault(w => w.Language == language);

    private static string? Lines(PlanWords? words) => words is null ? null : string.Join("; ", words.Contents);

    private static string Quotas(PlanDraft draft, IStringLocalizer<CatalogueTexts> words) =>
        string.Join("; ", draft.Quotas.Select(q => string.Join(" / ", draft.Words.Select(w => w.QuotaNames.GetValueOrDefault(q.Key)).OfType<string>().DefaultIfEmpty(q.Key)) + ": " + (q.Amount?.ToString(CultureInfo.CurrentCulture) ?? words["unlimited"])));

    private static string? Number(int? number) => number?.ToString(CultureInfo.CurrentCulture);

    private static string? Length(TimeSpan? length) => length?.InWords(CultureInfo.CurrentUICulture);

    private static string? Promise(SupportPromise? promise) => promise switch
    {
        null => null,
        { Hours: null } => Length(promise.FirstAnswer),
        { Hours: { } hours } => $"{Length(promise.FirstAnswer)}, {string.Join(' ', hours.Days.Select(CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName))} {hours.From.ToString("HH:mm", CultureInfo.InvariantCulture)}\u2013{hours.To.ToString("HH:mm", CultureInfo.InvariantCulture)}",
    };
}
