using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Settings;

namespace SignupWeb.SysOps.Settings;

/// <summary>Which settings are looked at, as the address says it.</summary>
/// <param name="Section">One section.</param>
/// <param name="All">Every one of them. Else those that were changed, and those that are changed most.</param>
/// <param name="Words">Words to find; then the rest does not count.</param>
public sealed record SettingsFilter(SettingSection? Section, bool All, string Words)
{
    public const string Path = "/ops/settings";

    private const string Every = "all";

    /// <summary>What means nothing in the address filters nothing.</summary>
    public static SettingsFilter Of(string? section, string? words) => new(
        Enum.TryParse<SettingSection>(section, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        string.Equals(section, Every, StringComparison.OrdinalIgnoreCase),
        words?.Trim() is { Length: <= 100 } typed ? typed : string.Empty);

    /// <summary>The tabs, in their order.</summary>
    public static readonly IReadOnlyList<SettingsFilter> Tabs = [new(null, All: false, string.Empty), .. Enum.GetValues<SettingSection>().Select(section => new SettingsFilter(section, All: false, string.Empty)), new(null, All: true, string.Empty)];

    /// <summary>The address of a tab.</summary>
    public string Href => this switch
    {
        { All: true } => $"{Path}?section={Every}",
        { Section: { } section } => $"{Path}?section={section.ToString().ToLowerInvariant()}",
        _ => Path,
    };

    public bool Shows(SettingLine line, IStringLocalizer words) => this switch
    {
        { Words.Length: > 0 } => Fits(line.Setting, words),
        { All: true } => true,
        { Section: { } section } => line.Setting.Section == section,
        _ => line.Setting.IsCommon || line.Differs || line.IsSaved,
    };

    private bool Fits(Setting setting, IStringLocalizer words) =>
        new string[] { setting.Key, words[setting.Name], words[setting.Effect] }.Any(text => text.Contains(Words, StringComparison.CurrentCultureIgnoreCase));
}
