using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Letters;

/// <summary>Writes the letter of a template for its invented facts, in the shop's own words where it has some. Refusal: MAIL_TEMPLATE_NOT_FOUND.</summary>
public sealed class LetterPreview(MailTemplates templates, WordsInUse words, Stationery paper)
{
    public static readonly Refusal NotFound = Refusal.NotFound("MAIL_TEMPLATE_NOT_FOUND", "There is no such mail template.");

    public Result<Letter> Of(TemplateChoice choice) => templates.Find(choice.Kind) is { } template ? Of(template, choice.In(template)) : NotFound;

    internal Letter Of(MailTemplate template, TemplateChoice choice) => words.In(template.Kind, Speaking.In(choice.Culture, () => paper.On(template.Cases[choice.Case]())));

    /// <summary>Every sentence the template says in whatever case, as the application brings it, once each.</summary>
    internal static IReadOnlyList<(LetterPart Part, Sentence Sentence)> Wording(MailTemplate template, string language) => Speaking.In(
        TemplateChoice.CultureOf(language),
        () => (IReadOnlyList<(LetterPart Part, Sentence Sentence)>)[.. template.Cases.SelectMany(write => write().Wording).DistinctBy(w => (w.Part, w.Sentence.Key)).OrderBy(w => w.Part)]);
}
