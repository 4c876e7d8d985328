using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Letters;

/// <summary>Groups and parts in words, and where a template is looked at.</summary>
internal static class LetterWords
{
    public static string Of(MailGroup group, IStringLocalizer words) => group switch
    {
        MailGroup.SignUp => words["Sign-up"],
        MailGroup.Order => words["Order"],
        MailGroup.Contract => words["Contract"],
        MailGroup.Money => words["Money"],
        MailGroup.Support => words["Support"],
        MailGroup.Account => words["Account"],
        MailGroup.Staff => words["Team"],
    };

    public static string Of(LetterPart part, IStringLocalizer words) => part switch
    {
        LetterPart.Subject => words["Subject"],
        LetterPart.Heading => words["Heading"],
        LetterPart.Paragraph => words["Paragraph"],
    };

    public static string Path(TemplateChoice choice, bool phone = false, bool edit = false) => With("/ops/mails/templates", choice, phone, edit);

    public static string Letter(TemplateChoice choice) => With("/ops/mails/templates/letter", choice, phone: false, edit: false);

    private static string With(string path, TemplateChoice choice, bool phone, bool edit) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["kind"] = choice.Kind,
        ["lang"] = choice.Language,
        ["variant"] = choice.Case > 0 ? $"{choice.Case + 1}" : null,
        ["width"] = phone ? "phone" : null,
        ["edit"] = edit ? "1" : null,
    }.Where(p => p.Value is not null));
}
