using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>Something the team is to hear of, under the bell and by mail (R5: notify the manager, notify the admin). The same again before it is mailed adds to its count.</summary>
public sealed class Notice : IVersioned, IWatched
{
    /// <summary>What a page showing notices watches.</summary>
    public const string Topic = "notices";

    private Notice()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Of the risk, or "contract-turned".</summary>
    public string Kind { get; private init; } = string.Empty;

    public Guid SubjectId { get; private init; }

    public Severity Severity { get; private set; }

    /// <summary>For a person; the newest one.</summary>
    public string Sentence { get; private set; } = string.Empty;

    public int Count { get; private set; }

    public DateTimeOffset FirstAt { get; private init; }

    /// <summary>When it was found the last time.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>Null while it waits for the next mail.</summary>
    public DateTimeOffset? MailedAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Topic];

    public static Notice Of(string kind, Guid subjectId, Severity severity, string sentence, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = kind, SubjectId = subjectId, Severity = severity, Sentence = sentence, Count = 1, FirstAt = now, LastAt = now,
    };

    public void Again(Severity severity, string sentence, DateTimeOffset now) => (Count, Severity, Sentence, LastAt) = (Count + 1, severity > Severity ? severity : Severity, sentence, now);

    public void Mailed(DateTimeOffset now) => MailedAt ??= now;
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => new { n.Kind, n.SubjectId }, "notices_to_mail").IsUnique().HasFilter("\"MailedAt\" IS NULL");
        builder.HasIndex(n => n.MailedAt);
        builder.HasIndex(n => n.LastAt);
    }
}
