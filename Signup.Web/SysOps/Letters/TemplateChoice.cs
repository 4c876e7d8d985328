using System.Globalization;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Letters;

/// <summary>Which letter is looked at.</summary>
/// <param name="Kind">Of mail; empty for the first there is.</param>
/// <param name="Language">"en" or "de".</param>
/// <param name="Case">From 0, where the kind says different things in different cases.</param>
public sealed record TemplateChoice(string Kind, string Language, int Case)
{
    /// <summary>Of an address, whatever stands in it.</summary>
    public static TemplateChoice Of(string? kind, string? language, string? variant) => new(
        kind ?? string.Empty,
        LanguageChoice.Languages.FirstOrDefault(l => l == language) ?? LanguageChoice.Languages[0],
        int.TryParse(variant, NumberStyles.None, CultureInfo.InvariantCulture, out var from1) ? Math.Max(0, from1 - 1) : 0);

    /// <summary>The culture its letter is written in.</summary>
    public string Culture => CultureOf(Language);

    public static string CultureOf(string language) => LanguageChoice.Cultures.First(c => c.TwoLetterISOLanguageName == language).Name;

    /// <summary>As far as the template has it.</summary>
    public TemplateChoice In(MailTemplate template) => new(template.Kind, template.OnlyInEnglish ? LanguageChoice.Languages[0] : Language, Math.Min(Case, template.Cases.Count - 1));
}
