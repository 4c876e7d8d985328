using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Operate;

/// <summary>How a mail stands.</summary>
public enum MailState
{
    /// <summary>Not sent yet, or to be tried again.</summary>
    Waiting,
    Sent,

    /// <summary>In the customer's account alone, as they prefer.</summary>
    InAccount,

    /// <summary>Given up after the last try.</summary>
    Failed,
}

/// <summary>Which mails the log shows.</summary>
/// <param name="Recipient">A part of the address; empty for all.</param>
public sealed record MailFilter(MailState? State, string Recipient)
{
    public static readonly MailFilter All = new(null, string.Empty);

    public static MailFilter Of(string? state, string? recipient) => new(
        Enum.TryParse<MailState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        recipient?.Trim() is { Length: > 0 and <= 254 } text ? text : string.Empty);
}

/// <summary>A mail as a line of the log.</summary>
public sealed record MailLine(Guid Id, DateTimeOffset WrittenAt, string Recipient, string Subject, string Kind, Guid? CustomerId, DateTimeOffset? SentAt, DateTimeOffset? NextTryAt, int Tries, string? LastError)
{
    /// <summary>Its customer was deleted since.</summary>
    public bool ErasedRecipient { get; init; }

    public MailState State => SentAt is not null ? MailState.Sent : NextTryAt is not null ? MailState.Waiting : Tries == 0 ? MailState.InAccount : MailState.Failed;

    public Tone Tone => State switch { MailState.Sent or MailState.InAccount => Tone.Green, MailState.Failed => Tone.Red, MailState.Waiting => Tries > 0 ? Tone.Yellow : Tone.Grey };

    /// <summary>Whether it may be sent again from here.</summary>
    public bool MayGoAgain => State != MailState.Waiting && !ErasedRecipient && !SecretLinks.AreIn(Kind) && Kind != MailMessage.Farewell;
}
