using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Settings;

/// <summary>Settings in the reader's language.</summary>
public static class SettingWords
{
    private const int FewChoices = 4;

    public static string Of(SettingSection section, IStringLocalizer<SettingsTexts> words) => section switch
    {
        SettingSection.Shop => words["Shop"],
        SettingSection.Orders => words["Orders"],
        SettingSection.Acceptance => words["Acceptance"],
        SettingSection.Mail => words["Mail"],
        SettingSection.Notices => words["Notices"],
        SettingSection.Payments => words["Payments"],
        SettingSection.Tax => words["Tax"],
        SettingSection.SignIn => words["Sign-in"],
        SettingSection.Limits => words["Limits"],
        SettingSection.Retention => words["Retention"],
    };

    /// <summary>A kept value as it is read.</summary>
    public static string Value(SettingForm form, string kept, IStringLocalizer<SettingsTexts> words) => form switch
    {
        ChoiceForm choice when choice.Choices.FirstOrDefault(c => c.Kept == kept) is { Word: not null } found => Choice(choice, found, words),
        TickForm tick when tick.Write(kept) is { Length: > 0 } ticked => string.Join(", ", tick.Choices.Where(c => TickForm.Of(ticked).Contains(c.Kept, StringComparer.Ordinal)).Select(c => words[c.Word].Value)),
        TickForm tick => words[tick.None],
        OrderedForm ordered => string.Join(", ", ordered.Lines(kept).Where(line => line.IsChosen).Select(line => words[line.Word].Value)),
        NumberForm when long.TryParse(kept, CultureInfo.InvariantCulture, out var number) => number.ToString("N0", CultureInfo.CurrentCulture),
        PercentForm when decimal.TryParse(kept, CultureInfo.InvariantCulture, out var percent) => words["{0} %", percent.ToString("0.##", CultureInfo.CurrentCulture)],
        _ when kept.Length == 0 => words["empty"],
        PictureForm => words["a picture"],
        TextForm { Lines: true } => words["a text"],
        _ => form.Write(kept) ?? kept,
    };

    public static string Choice(ChoiceForm form, (string Kept, string Word) choice, IStringLocalizer<SettingsTexts> words) => form.Named?.Invoke(choice.Kept) ?? words[choice.Word];

    /// <summary>What it may be.</summary>
    public static string Range(SettingForm form, IStringLocalizer<SettingsTexts> words) => form switch
    {
        TimeForm time => words["{0} to {1}", TimeText.Of(time.Least), TimeText.Of(time.Most)],
        NumberForm number => words["{0} to {1}", number.Least.ToString("N0", CultureInfo.CurrentCulture), number.Most.ToString("N0", CultureInfo.CurrentCulture)],
        PercentForm => words["{0} to {1}", 0, 100],
        ClockForm { Optional: true } => words["A time of day, or empty"],
        ClockForm => words["A time of day"],
        PictureForm => words["PNG or JPEG, up to {0} KB", Picture.Largest / 1024],
        ColourForm => words["Dark enough for white text"],
        TextForm { Optional: true } text => words["Up to {0} characters, or empty", text.Most],
        TextForm text => words["Up to {0} characters", text.Most],
        ChoiceForm { Choices.Count: <= FewChoices } choice => string.Join(", ", choice.Choices.Select(c => Choice(choice, c, words))),
        TickForm => words["Any of them"],
        OrderedForm => words["Some of them, in your order"],
        ChoiceForm choice => words["One of {0}", choice.Choices.Count],
        _ => string.Empty,
    };
}
