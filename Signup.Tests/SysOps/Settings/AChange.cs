using System.Globalization;
using SignupWeb.Platform.Settings;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Settings;

namespace SignupTests.SysOps.Settings;

/// <summary>Other values for a setting than its default, and what has to be changed with it.</summary>
internal static class AChange
{
    /// <summary>A picture of one pixel.</summary>
    public const string Dot = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["Public:BaseUrl"] = "https://shop.hafenlicht.example",
        ["Shop:TimeZone"] = "Europe/Lisbon",
        ["Withdrawal:Countries"] = "DE AT",
        ["Shop:VatNumber"] = "DE999999999",
        ["Attention:WorkFrom"] = "08:30",
        ["Attention:WorkTo"] = "18:15",
        ["Notices:QuietFrom"] = "22:00",
        ["Signups:Steps:NewBusiness"] = "Register,Payment,Profile,Review",
        ["Signups:Steps:ExistingBusiness"] = "Profile,Payment,Review",
        ["Notices:QuietUntil"] = "06:00",
    };

    private static readonly Dictionary<string, SettingChange> Together = new(StringComparer.Ordinal)
    {
        ["Shop:Country"] = new("Shop:VatNumber", string.Empty, 0),
        ["Notices:QuietFrom"] = new("Notices:QuietUntil", "06:00", 0),
        ["Notices:QuietUntil"] = new("Notices:QuietFrom", "22:00", 0),
    };

    /// <summary>Both ends of a range, every choice, another text.</summary>
    public static IEnumerable<string> ValuesFor(Setting setting) => setting.Form switch
    {
        TimeForm time => [TimeText.Of(time.Least), TimeText.Of(time.Most)],
        NumberForm number => [Text(number.Least), Text(number.Most)],
        PercentForm => ["0", "100", "7,25 %"],
        ChoiceForm choice => choice.Choices.Select(c => c.Kept),
        TickForm tick => [string.Empty, string.Join(',', tick.Choices.Select(c => c.Kept))],
        ColourForm => ["#1b7f5a"],
        PictureForm => [Dot],
        _ when Texts.TryGetValue(setting.Key, out var text) => [text],
        TextForm { Rule: not null } form when form.Read("anna@hafenlicht.example").IsRefused => ["https://hafenlicht.example/page"],
        TextForm { Rule: not null } => ["anna@hafenlicht.example"],
        _ => ["Hafenlicht"],
    };

    /// <summary>Just outside of both ends.</summary>
    public static IEnumerable<string> ValuesBeyond(Setting setting) => setting.Form switch
    {
        TimeForm time => time.Least == TimeSpan.Zero ? [TimeText.Of(time.Most + TimeSpan.FromSeconds(1))] : [TimeText.Of(time.Least - TimeSpan.FromSeconds(1)), TimeText.Of(time.Most + TimeSpan.FromSeconds(1))],
        NumberForm number => [Text(number.Least - 1), Text(number.Most + 1)],
        PercentForm => ["-0.01", "100.01"],
        TextForm text => [new string('x', text.Most + 1)],
        _ => [],
    };

    /// <summary>The change, with what must go along.</summary>
    public static IReadOnlyList<SettingChange> Of(Setting setting, string? typed, IReadOnlyList<SettingLine> lines)
    {
        IEnumerable<SettingChange> all = Together.TryGetValue(setting.Key, out var other) ? [new(setting.Key, typed, 0), typed is null ? other with { Typed = null } : other] : [new(setting.Key, typed, 0)];
        return [.. all.Select(change => change with { Seen = lines.Single(line => line.Setting.Key == change.Key).Version })];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
