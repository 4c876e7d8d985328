namespace SignupWeb.Platform.Mail;

/// <summary>Sends a mail. There are two: SMTP, and files for a run without a mail server.</summary>
public interface IMailer
{
    Task Send(MailMessage mail, CancellationToken cancellationToken);
}
