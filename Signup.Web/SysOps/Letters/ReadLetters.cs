using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Letters;

/// <summary>A template as a line of the list.</summary>
/// <param name="GermanIsBehind">Its English was changed later than its German.</param>
public sealed record LetterLine(string Kind, MailGroup Group, string Name, bool GermanIsBehind);

/// <summary>One sentence to edit.</summary>
/// <param name="BuiltIn">As the application brings it.</param>
/// <param name="Words">As it is said now.</param>
/// <param name="English">As it is said in English now.</param>
public sealed record LetterWording(LetterPart Part, Sentence BuiltIn, string Words, string English);

/// <summary>All templates, and one of them.</summary>
/// <param name="German">Its text in German; null where it is only written in English.</param>
/// <param name="Versions">Of its own words in the chosen language, the newest first.</param>
public sealed record LetterReading(IReadOnlyList<LetterLine> Lines, LetterLine Line, TemplateChoice Choice, int Cases, Letter Letter, string English, string? German, IReadOnlyList<LetterWording> Wording, IReadOnlyList<OwnWords> Versions)
{
    /// <summary>0 while the application's words are in use and always were.</summary>
    public int Version => Versions.Count == 0 ? 0 : Versions[0].Number;

    public bool HasOwnWords => Versions is [{ Sentences.Count: > 0 }, ..];

    /// <summary>The values it is filled with, once each.</summary>
    public IEnumerable<LetterField> Fields => Wording.SelectMany(w => w.BuiltIn.Fields).DistinctBy(f => f.Name, StringComparer.Ordinal);
}

/// <summary>Reads the templates of mails and one of them whole; one statement. Refusals: UNAUTHORIZED, FORBIDDEN, MAIL_TEMPLATE_NOT_FOUND.</summary>
public sealed class ReadLetters(MailTemplates templates, LetterPreview preview, WordsInUse words, IDbContextFactory<SignupDb> contexts)
{
    /// <summary>Versions shown.</summary>
    public const int Newest = 20;

    public async Task<Result<LetterReading>> Run(TemplateChoice wanted, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        var all = templates.All();
        if ((wanted.Kind.Length == 0 ? all[0] : all.FirstOrDefault(t => t.Kind == wanted.Kind)) is not { } template) { return LetterPreview.NotFound; }
        var choice = wanted.In(template);
        List<LetterLine> lines = [.. all.Select(t => new LetterLine(t.Kind, t.Group, t.Name, GermanIsBehind(t)))];
        return new LetterReading(
            lines,
            lines.Single(l => l.Kind == template.Kind),
            choice,
            template.Cases.Count,
            preview.Of(template, choice),
            preview.Of(template, choice with { Language = "en" }).ToText(),
            template.OnlyInEnglish ? null : preview.Of(template, choice with { Language = "de" }).ToText(),
            Wording(template, choice.Language),
            await Versions(choice, cancellationToken));
    }

    /// <summary>Going back to the application's words in both languages leaves nothing behind.</summary>
    private bool GermanIsBehind(MailTemplate template)
    {
        if (template.OnlyInEnglish || words.Of(template.Kind, "en") is not { } english) { return false; }
        var german = words.Of(template.Kind, "de");
        return (german is null || german.At < english.At) && (english.Sentences.Count > 0 || german?.Sentences.Count > 0);
    }

    private List<LetterWording> Wording(MailTemplate template, string language)
    {
        var english = LetterPreview.Wording(template, "en").ToDictionary(w => (w.Part, w.Sentence.Key), w => Said(template.Kind, "en", w.Part, w.Sentence));
        return [.. LetterPreview.Wording(template, language).Select(w => new LetterWording(w.Part, w.Sentence, Said(template.Kind, language, w.Part, w.Sentence), english[(w.Part, w.Sentence.Key)]))];
    }

    private string Said(string kind, string language, LetterPart part, Sentence sentence) => words.Of(kind, language)?.Of(part, sentence).Words ?? sentence.Words;

    private async Task<List<OwnWords>> Versions(TemplateChoice choice, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<OwnWords>().AsNoTracking().Where(w => w.Kind == choice.Kind && w.Language == choice.Language).OrderByDescending(w => w.Number).Take(Newest).ToListAsync(cancellationToken);
    }
}
