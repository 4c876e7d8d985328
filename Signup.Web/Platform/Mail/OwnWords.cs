using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Mail;

/// <summary>What the shop says instead of a sentence the application brings.</summary>
/// <param name="Key">The sentence as the application brings it, in English, with {0}.</param>
/// <param name="Words">With {first_name} where the fields go.</param>
public sealed record OwnSentence(LetterPart Part, string Key, string Words);

/// <summary>A version of the shop's own words for one kind of mail in one language. Never changed: other words are the next version, and so is going back to none.</summary>
public sealed class OwnWords : IWatched
{
    /// <summary>What pages showing templates watch.</summary>
    public const string Topic = "mail-words";

    public Guid Id { get; private init; }

    /// <summary>Of mail, e.g. "receipt".</summary>
    public string Kind { get; private init; } = string.Empty;

    /// <summary>"en" or "de".</summary>
    public string Language { get; private init; } = string.Empty;

    /// <summary>1, 2, 3 ...; before the first the application's words are in use.</summary>
    public int Number { get; private init; }

    /// <summary>Empty once they were given up for the application's.</summary>
    public IReadOnlyList<OwnSentence> Sentences { get; private init; } = [];

    public string By { get; private init; } = string.Empty;

    public DateTimeOffset At { get; private init; }

    public IEnumerable<string> Topics => [Topic];

    public static OwnWords Of(string kind, string language, int number, IReadOnlyList<OwnSentence> sentences, string by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = kind, Language = language, Number = number, Sentences = sentences, By = by, At = now,
    };

    /// <summary>The letter in these words.</summary>
    public Letter In(Letter letter) => letter.With(Of);

    /// <summary>The sentence in these words. One that the application has changed since, so that the words have other fields, is said as the application says it.</summary>
    public Sentence Of(LetterPart part, Sentence sentence) =>
        Sentences.FirstOrDefault(s => s.Part == part && s.Key == sentence.Key) is { } own && sentence.Takes(own.Words) ? sentence with { Words = own.Words } : sentence;
}

internal sealed class OwnWordsTable : IEntityTypeConfiguration<OwnWords>
{
    public void Configure(EntityTypeBuilder<OwnWords> builder)
    {
        builder.ToTable("mail_words");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Kind).HasMaxLength(60);
        builder.Property(w => w.Language).HasMaxLength(2);
        builder.Property(w => w.By).HasMaxLength(201);
        builder.Property(w => w.Sentences).AsJson();
        builder.HasIndex(w => new { w.Kind, w.Language, w.Number }).IsUnique();
    }
}
