using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Letters;

/// <summary>
/// Puts the sentences of a kind of mail, in one language, in the shop's own words: the next version, in use for what is written from then on. Whatever is
/// not said, or said as the application says it, stays the application's. The same again is a no-op, unless it says that the German may stay as it is.
/// Refusals: UNAUTHORIZED, FORBIDDEN, MAIL_TEMPLATE_NOT_FOUND, WORDS_MISSING, TOO_LONG, FIELD_MISSING, FIELD_UNKNOWN, CHANGED_MEANWHILE.
/// </summary>
public sealed class ChangeMailWords(UnitOfWork unit, MailTemplates templates, TimeProvider time)
{
    public const int LongestLine = 150;

    public const int LongestParagraph = 1_000;

    public static readonly Refusal Missing = Refusal.Invalid("WORDS_MISSING", "Write something here, or go back to the built-in words");

    /// <param name="Sentences">What is said otherwise; none for the application's words.</param>
    /// <param name="SeenVersion">The version that whoever wishes it began with; 0 before the first.</param>
    public sealed record Wish(string Kind, string Language, IReadOnlyList<OwnSentence> Sentences, int SeenVersion);

    public async Task<Result<int>> Run(Wish wish, Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        if (templates.Find(wish.Kind) is not { } template || wish.Language is not ("en" or "de") || (template.OnlyInEnglish && wish.Language != "en")) { return LetterPreview.NotFound; }
        var builtIn = LetterPreview.Wording(template, wish.Language);
        List<OwnSentence> said = [.. builtIn.Select(w => new OwnSentence(w.Part, w.Sentence.Key!, OneLine(wish.Sentences.FirstOrDefault(s => s.Part == w.Part && s.Key == w.Sentence.Key)?.Words ?? w.Sentence.Words)))];
        if (Refusal.Of([.. builtIn.Zip(said).Select((pair, i) => Fault(pair.First.Sentence, pair.Second, $"words-{i}")).OfType<Refusal>()]) is { } fault) { return fault; }
        List<OwnSentence> own = [.. said.Zip(builtIn).Where(pair => pair.First.Words != pair.Second.Sentence.Words).Select(pair => pair.First)];
        return await unit.Run<Result<int>>(db => Change(db, wish, builtIn, own, actor, cancellationToken), cancellationToken);
    }

    private async Task<Result<int>> Change(SignupDb db, Wish wish, IReadOnlyList<(LetterPart Part, Sentence Sentence)> builtIn, List<OwnSentence> own, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var current = await Newest(db, wish.Kind, wish.Language, cancellationToken);
        if ((current?.Number ?? 0) != wish.SeenVersion) { return ChangedMeanwhile.By(current?.By, current?.At ?? now, now); }
        if ((current?.Sentences ?? []).SequenceEqual(own) && !await ConfirmsGerman(db, wish, current, cancellationToken)) { return wish.SeenVersion; }
        var next = OwnWords.Of(wish.Kind, wish.Language, wish.SeenVersion + 1, own, actor.Name, now);
        db.Add(next);
        db.Audit(actor, AuditAction.ChangedMailWords, new($"{wish.Kind} ({wish.Language})"), [new("Version", current is null ? null : $"{current.Number}", $"{next.Number}"), .. builtIn.Select(w => new AuditChange(w.Part.ToString(), Said(current, w), Said(next, w)))]);
        return next.Number;
    }

    private static Task<OwnWords?> Newest(SignupDb db, string kind, string language, CancellationToken cancellationToken) =>
        db.Set<OwnWords>().AsNoTracking().Where(w => w.Kind == kind && w.Language == language).OrderByDescending(w => w.Number).FirstOrDefaultAsync(cancellationToken);

    private static async Task<bool> ConfirmsGerman(SignupDb db, Wish wish, OwnWords? german, CancellationToken cancellationToken) =>
        wish.Language == "de" && await Newest(db, wish.Kind, "en", cancellationToken) is { } english && (german is null || german.At < english.At);

    private static string Said(OwnWords? words, (LetterPart Part, Sentence Sentence) builtIn) => words?.Of(builtIn.Part, builtIn.Sentence).Words ?? builtIn.Sentence.Words;

    private static Refusal? Fault(Sentence sentence, OwnSentence said, string place)
    {
        var longest = said.Part == LetterPart.Paragraph ? LongestParagraph : LongestLine;
        if (said.Words.Length == 0) { return Missing with { Field = place }; }
        if (said.Words.Length > longest) { return Refusal.Invalid("TOO_LONG", "Use {0} characters or fewer", place) with { Arguments = [longest] }; }
        if (Unknown(sentence, said.Words) is { } unknown) { return Refusal.Invalid("FIELD_UNKNOWN", "Nothing can be filled in for {0} here", place) with { Arguments = [unknown] }; }
        return sentence.Fields.FirstOrDefault(f => !said.Words.Contains($"{{{f.Name}}}", StringComparison.Ordinal)) is { } missing
            ? Refusal.Invalid("FIELD_MISSING", "Keep {0}: it is filled in when the mail is written", place) with { Arguments = [$"{{{missing.Name}}}"] }
            : null;
    }

    /// <summary>A field this sentence does not have, or a brace that belongs to none.</summary>
    private static string? Unknown(Sentence sentence, string words)
    {
        if (Sentence.FieldsIn(words).FirstOrDefault(name => !sentence.Fields.Any(f => f.Name == name)) is { } name) { return $"{{{name}}}"; }
        var rest = sentence.Fields.Aggregate(words, (left, field) => left.Replace($"{{{field.Name}}}", string.Empty, StringComparison.Ordinal));
        return rest.IndexOfAny(['{', '}']) is >= 0 and var at ? rest[at..(at + 1)] : null;
    }

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
