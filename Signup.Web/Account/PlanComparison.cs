using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;

namespace SignupWeb.Account;

/// <summary>How a line of a plan compares with the plan there is.</summary>
public enum PlanDelta
{
    Same,
    More,
    Less,
    New,
    Ends,
}

/// <summary>One thing of a plan beside what it is now.</summary>
/// <param name="Now">E.g. "now 8"; "new", "same", "ends".</param>
public sealed record PlanLine(string Text, PlanDelta Delta, string Now);

/// <summary>What another plan brings and takes, line by line.</summary>
public static class PlanComparison
{
    public static IReadOnlyList<PlanLine> Of(Offer now, Offer other, IStringLocalizer<AccountTexts> texts)
    {
        var (mine, theirs) = (Rest(now, other), Rest(other, now));
        var changed = other.IsMoreThan(now) ? PlanDelta.More : PlanDelta.Less;
        return
        [
            .. other.Quotas.Select(grant => Quota(now.Quotas.FirstOrDefault(q => q.Key == grant.Key), grant, texts)),
            .. Hours(now, other, changed, texts),
            .. theirs.Select(item => Line(item, mine, theirs, changed, texts)),
            .. now.Quotas.Where(q => other.Quotas.All(o => o.Key != q.Key)).Select(q => new PlanLine(Written(q, texts), PlanDelta.Ends, texts["no longer in it"])),
            .. mine.Where(item => !theirs.Exists(t => IsLike(item, t))).Select(item => new PlanLine(item, PlanDelta.Ends, texts["no longer in it"])),
        ];
    }

    /// <summary>What begins with the same words is the same thing, only more or less of it: "First answer within 2 hours".</summary>
    private static PlanLine Line(string item, List<string> mine, List<string> theirs, PlanDelta changed, IStringLocalizer<AccountTexts> texts)
    {
        if (mine.Contains(item, StringComparer.OrdinalIgnoreCase)) { return new(item, PlanDelta.Same, texts["same"]); }
        return mine.Find(m => IsLike(m, item) && !theirs.Contains(m, StringComparer.OrdinalIgnoreCase)) is { } before ? new(item, changed, texts["now {0}", Apart(before)]) : new(item, PlanDelta.New, texts["new"]);
    }

    private static bool IsLike(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase) || (one.Count(char.IsWhiteSpace) > 1 && string.Equals(Start(one), Start(other), StringComparison.OrdinalIgnoreCase));

    private static string Start(string item) => string.Join(' ', item.Split(' ').Take(2));

    private static string Apart(string item) => item[(Start(item).Length + 1)..];

    private static PlanLine Quota(QuotaGrant? now, QuotaGrant other, IStringLocalizer<AccountTexts> texts)
    {
        var text = Written(other, texts);
        if (now is null) { return new(text, PlanDelta.New, texts["new"]); }
        if (now.Amount == other.Amount) { return new(text, PlanDelta.Same, texts["same"]); }
        return new(text, (other.Amount ?? int.MaxValue) > (now.Amount ?? int.MaxValue) ? PlanDelta.More : PlanDelta.Less, texts["now {0}", Amount(now, texts)]);
    }

    private static IEnumerable<PlanLine> Hours(Offer now, Offer other, PlanDelta changed, IStringLocalizer<AccountTexts> texts)
    {
        if (other.SupportHours.Length == 0) { yield break; }
        yield return other.SupportHours == now.SupportHours ? new(other.SupportHours, PlanDelta.Same, texts["same"]) : now.SupportHours.Length == 0 ? new(other.SupportHours, PlanDelta.New, texts["new"]) : new(other.SupportHours, changed, texts["now {0}", now.SupportHours]);
    }

    /// <summary>What its list says beside the allowances and the hours.</summary>
    private static List<string> Rest(Offer offer, Offer beside) =>
        [.. offer.Contents.Where(item => item != offer.SupportHours && !offer.Quotas.Concat(beside.Quotas).Any(q => item.Contains(q.Name.TrimEnd('s'), StringComparison.OrdinalIgnoreCase)))];

    /// <summary>Names are of more than one.</summary>
    private static string Written(QuotaGrant grant, IStringLocalizer<AccountTexts> texts) => grant.Amount switch
    {
        null => texts["Unlimited {0}", grant.Name],
        1 => $"{char.ToUpper(grant.Name[0], CultureInfo.CurrentCulture)}{grant.Name[1..]}: 1",
        _ => $"{Amount(grant, texts)} {grant.Name}",
    };

    private static string Amount(QuotaGrant grant, IStringLocalizer<AccountTexts> texts) => grant.Amount?.ToString("N0", CultureInfo.CurrentCulture) ?? texts["without limit"];
}
