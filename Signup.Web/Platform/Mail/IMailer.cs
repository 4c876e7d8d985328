namespace SignupWeb.Platform.Mail;

/// <summary>Takes a mail out of the house. Two of them: SMTP, and files for a run without a mail server.</summary>
public interface IMailer
{
    Task Send(MailMessage mail, CancellationToken cancellationToken);
}
