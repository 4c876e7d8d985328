using System.Net.Mail;
using System.Net.Mime;

namespace SignupWeb.Platform.Mail;

/// <summary>Our mail as the framework's message: plain text with an HTML alternative, the row's id as Message-ID so that a mail sent twice is recognised as one.</summary>
internal static class Envelope
{
    public static System.Net.Mail.MailMessage Of(MailMessage mail, string shop, string from)
    {
        var message = new System.Net.Mail.MailMessage(new MailAddress(from, shop), new MailAddress(mail.Recipient))
        {
            Subject = mail.Subject,
            Body = mail.Text,
            BodyEncoding = System.Text.Encoding.UTF8,
            SubjectEncoding = System.Text.Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{new MailAddress(from).Host}>");
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, System.Text.Encoding.UTF8, MediaTypeNames.Text.Html));
        if (Enclosure.FileIn(mail.Html) is { } file) { message.Attachments.Add(FileOf(file.Name, file.Html)); }
        return message;
    }

    /// <summary>A contract is to be kept: some keep files more easily than mails.</summary>
    private static Attachment FileOf(string name, string html) => Attachment.CreateAttachmentFromString(html, name, System.Text.Encoding.UTF8, MediaTypeNames.Text.Html);
}
