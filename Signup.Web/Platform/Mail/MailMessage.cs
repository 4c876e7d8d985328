using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Mail;

/// <summary>A mail to send: written with the state that asks for it, sent by the worker, kept as the mail log.</summary>
public sealed class MailMessage : IWatched
{
    /// <summary>What pages showing mails watch.</summary>
    public const string Topic = "mails";

    /// <summary>Tries after which a mail that the recipient's side refuses for good counts as bounced, and a risk is raised.</summary>
    public const int MaxRefusals = 3;

    /// <summary>How long after it was written a mail is still tried: a mail server may be away over a long weekend.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(5);

    /// <summary>Kind of the last mail to somebody who is being forgotten: it outlives the others by a day.</summary>
    public const string Farewell = "account-deleted";

    public Guid Id { get; private set; }

    /// <summary>What it is for, e.g. "verify-email"; with the subject id it makes a mail unique where it must be.</summary>
    public string Kind { get; private set; } = string.Empty;

    public Guid? CustomerId { get; private set; }

    public string Recipient { get; private set; } = string.Empty;

    public string Subject { get; private set; } = string.Empty;

    public string Html { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset? NextTryAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public int Tries { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>The same letter in the customer's account; null for one that goes by e-mail alone.</summary>
    public InboxLetter? Copy { get; private set; }

    /// <summary>Not sent: its customer has it in the account, as they wish.</summary>
    public bool IsInAccountOnly => NextTryAt is null && SentAt is null && Tries == 0;

    public IEnumerable<string> Topics => [Topic];

    /// <summary>Letters of the application are put on their way by <see cref="Post"/>, which knows the shop's own words.</summary>
    public static MailMessage To(EmailAddress recipient, string kind, Letter letter, DateTimeOffset now, CustomerId? customer = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        CustomerId = customer?.Value,
        Recipient = recipient.Value,
        Subject = letter.Subject.ToString(),
        Html = letter.ToHtml(),
        Text = letter.ToText(),
        WrittenAt = now,
        NextTryAt = now,
        Copy = customer is { } whose && letter.Reach != Reach.Mail ? InboxLetter.Of(letter, kind, whose.Value, now) : null,
    };

    /// <summary>The same letter to the same recipient once more, by e-mail whatever they prefer: somebody asked for it.</summary>
    public MailMessage Again(DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = Kind, CustomerId = CustomerId, Recipient = Recipient, Subject = Subject, Html = Html, Text = Text, WrittenAt = now, NextTryAt = now,
    };

    public void Sent(DateTimeOffset now)
    {
        (SentAt, NextTryAt, LastError) = (now, null, null);
        Copy?.Mailed(Recipient, now);
    }

    /// <summary>Its customer has it in the account and wants no e-mail.</summary>
    public void KeepInAccount() => (NextTryAt, Tries, LastError) = (null, 0, null);

    /// <summary>Counts a failed try; answers whether that was the last one.</summary>
    /// <param name="forGood">The recipient's side said that it will never take it.</param>
    public bool Failed(string error, bool forGood, DateTimeOffset now)
    {
        Tries++;
        LastError = error;
        var isOver = (forGood && Tries >= MaxRefusals) || now - WrittenAt >= TriedFor;
        NextTryAt = isOver ? null : now + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(3, Math.Min(Tries, 6))));
        return isOver;
    }
}

internal sealed class MailTable : IEntityTypeConfiguration<MailMessage>
{
    public void Configure(EntityTypeBuilder<MailMessage> builder)
    {
        builder.ToTable("mails");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.NextTryAt).HasFilter("\"NextTryAt\" IS NOT NULL");
        builder.HasIndex(m => m.CustomerId);
    }
}
