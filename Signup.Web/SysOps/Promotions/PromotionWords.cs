using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Payments;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Promotions;

/// <summary>What a promotion code does and how it stands, in words.</summary>
public static class PromotionWords
{
    /// <summary>"20 %", "€10.00".</summary>
    public static string Off(TakesOff off, IStringLocalizer<PromotionsTexts> words) =>
        off.Amount is { } amount ? amount.ToString(null, CultureInfo.CurrentCulture) : words["{0} %", ((off.BasisPoints ?? 0) / 100m).ToString("0.##", CultureInfo.CurrentCulture)];

    public static string For(TakesOff off, IStringLocalizer<PromotionsTexts> words) => off.Months switch
    {
        null => words["for ever"],
        0 => words["first payment"],
        1 => words["one month"],
        var months => words["{0} months", months],
    };

    /// <summary>Null when everybody can use it for everything.</summary>
    public static string? Conditions(PromotionFacts promotion, IStringLocalizer<PromotionsTexts> words) => (promotion.FirstPurchaseOnly, promotion.Minimum) switch
    {
        (true, { } least) => words["first purchase, from {0} net", least].Value,
        (true, null) => words["first purchase"].Value,
        (false, { } least) => words["from {0} net", least].Value,
        (false, null) => null,
    };

    public static string Used(PromotionFacts promotion, IStringLocalizer<PromotionsTexts> words) =>
        promotion.MaxRedemptions is { } most ? words["{0:N0} of {1:N0}", promotion.Redemptions, most] : promotion.Redemptions.ToString("N0", CultureInfo.CurrentCulture);

    public static (Tone Tone, string Word) State(PromotionFacts promotion, DateTimeOffset now, IStringLocalizer<PromotionsTexts> words) => promotion switch
    {
        { EndsAt: { } end } when end <= now => (Tone.Grey, words["Over"]),
        { IsUsedUp: true } => (Tone.Grey, words["Used up"]),
        { IsActive: false } => (Tone.Grey, words["Withdrawn"]),
        _ => (Tone.Green, words["Can be used"]),
    };
}
