using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;

namespace SignupWeb.Plans;

/// <summary>A line of the comparison.</summary>
/// <param name="Values">One for each plan in its order: null is not in it, empty is in it.</param>
public sealed record ComparedLine(string Name, IReadOnlyList<string?> Values);

/// <summary>What the plans on sale hold, side by side: what each says of itself, and what the shop adds in words.</summary>
public static class ComparePlans
{
    private const int Hours = 24;

    public static IReadOnlyList<(string Heading, IReadOnlyList<ComparedLine> Lines)> Of(IReadOnlyList<PlanChoice> plans, PlanPageOptions page, IStringLocalizer<PlansTexts> texts) =>
    [
        .. ((string Heading, IReadOnlyList<ComparedLine> Lines)[])
        [
            (texts["Response"], Said([.. Response(plans, texts)])),
            (texts["Scope"], Said([.. Quotas(plans, texts), .. page.Compared().Select(line => new ComparedLine(line.Name, [.. plans.Select(plan => line.ByPlan.GetValueOrDefault(plan.Name))]))])),
            (texts["Contract"], Said([.. Terms(plans, texts)])),
        ],
    ];

    private static IEnumerable<ComparedLine> Response(IReadOnlyList<PlanChoice> plans, IStringLocalizer<PlansTexts> texts)
    {
        yield return Line(texts["First answer"], plans, plan => plan.Support is { } promise ? Answer(promise, texts) : null);
        yield return Line(texts["Support hours"], plans, plan => plan.SupportHours.Length > 0 ? plan.SupportHours : null);
    }

    private static IEnumerable<ComparedLine> Quotas(IReadOnlyList<PlanChoice> plans, IStringLocalizer<PlansTexts> texts) =>
        plans.SelectMany(plan => plan.Quotas).DistinctBy(quota => quota.Key, StringComparer.Ordinal).Select(quota => Line(
            Capital(quota.Name),
            plans,
            plan => plan.Quotas.FirstOrDefault(own => own.Key == quota.Key) is { } own ? own.Amount is { } amount ? amount.ToString("N0", CultureInfo.CurrentCulture) : texts["Unlimited"].Value : null));

    private static IEnumerable<ComparedLine> Terms(IReadOnlyList<PlanChoice> plans, IStringLocalizer<PlansTexts> texts)
    {
        yield return Line(texts["Runs at least"], plans, plan => plan.Ends.MinimumMonths switch { 0 => texts["The paid period"].Value, 1 => texts["1 month"].Value, var months => texts["{0} months", months].Value });
        yield return Line(texts["Notice"], plans, plan => plan.Ends.NoticeDays switch { 0 => texts["Until the end of the paid period"].Value, 1 => texts["1 day before it ends"].Value, var days => texts["{0} days before it ends", days].Value });
        yield return Line(texts["Cancel free after ordering"], plans, plan => plan.RemorseWindow > TimeSpan.Zero ? plan.RemorseWindow.InWords(CultureInfo.CurrentUICulture) : null);
        yield return Line(texts["Consumers can withdraw"], plans, plan => plan.WithdrawalDays switch { 0 => null, 1 => texts["1 day"].Value, var days => texts["{0} days", days].Value });
    }

    private static string Answer(SupportPromise promise, IStringLocalizer<PlansTexts> texts) => promise.Hours is null || promise.FirstAnswer > TimeSpan.FromHours(Hours)
        ? promise.FirstAnswer.InWords(CultureInfo.CurrentUICulture)
        : texts["{0} within the support hours", promise.FirstAnswer.InWords(CultureInfo.CurrentUICulture)];

    private static ComparedLine Line(string name, IReadOnlyList<PlanChoice> plans, Func<PlanChoice, string?> says) => new(name, [.. plans.Select(says)]);

    /// <summary>Without the lines that no plan has anything to say to.</summary>
    private static List<ComparedLine> Said(List<ComparedLine> lines) => lines.FindAll(line => line.Values.Any(value => value is not null));

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];
}
