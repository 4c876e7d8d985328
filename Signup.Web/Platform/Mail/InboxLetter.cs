using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Mail;

/// <summary>A letter in the inbox of a customer's account: kept as long as the account, while the mail that carried it goes after a time.</summary>
public sealed class InboxLetter : IWatched
{
    public Guid Id { get; private set; }

    public Guid CustomerId { get; private set; }

    /// <summary>The mail it also is, while that is kept.</summary>
    public Guid? MailId { get; private set; }

    /// <summary>As <see cref="MailMessage.Kind"/>.</summary>
    public string Kind { get; private set; } = string.Empty;

    /// <summary>"en" or "de".</summary>
    public string Language { get; private set; } = string.Empty;

    public string Subject { get; private set; } = string.Empty;

    /// <summary>Its first paragraph, as plain text.</summary>
    public string Lead { get; private set; } = string.Empty;

    /// <summary>All of it below the subject, as HTML of our own making.</summary>
    public string Body { get; private set; } = string.Empty;

    /// <summary>The customer may have said that it need not come by e-mail.</summary>
    public bool AsPreferred { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Where it went by e-mail; null when it did not, or not yet.</summary>
    public string? MailedTo { get; private set; }

    public DateTimeOffset? MailedAt { get; private set; }

    /// <summary>Null while nobody has opened it.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public IEnumerable<string> Topics => [CustomerId.ToString()];

    public static InboxLetter Of(Letter letter, string kind, Guid customer, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CustomerId = customer,
        Kind = kind,
        Language = letter.Language,
        Subject = letter.Subject.ToString(),
        Lead = letter.Paragraphs is [var first, ..] ? first.ToString() : string.Empty,
        Body = InboxBody.Of(letter),
        AsPreferred = letter.Reach == Reach.AsPreferred,
        WrittenAt = now,
    };

    public void Mailed(string to, DateTimeOffset now) => (MailedTo, MailedAt) = (to, now);

    /// <summary>Opening it again changes nothing.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;
}

internal sealed class InboxTable : IEntityTypeConfiguration<InboxLetter>
{
    public void Configure(EntityTypeBuilder<InboxLetter> builder)
    {
        builder.ToTable("inbox");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Body).HasConversion<CompressedText>();
        builder.Property(l => l.Kind).HasMaxLength(40);
        builder.Property(l => l.Language).HasMaxLength(2);
        builder.HasIndex(l => new { l.CustomerId, l.Id });
        builder.HasIndex(l => l.CustomerId, "unread_letters").HasFilter("\"ReadAt\" IS NULL");
        builder.HasOne<MailMessage>().WithOne(m => m.Copy).HasForeignKey<InboxLetter>(l => l.MailId).OnDelete(DeleteBehavior.SetNull);
    }
}
