namespace SignupWeb.Platform.Mail;

/// <summary>Section Mail. Without Smtp:Host mails are files in the mailbox folder.</summary>
public sealed class MailOptions
{
    public string From { get; set; } = "support@example.com";

    public SmtpOptions Smtp { get; set; } = new();

    public sealed class SmtpOptions
    {
        public string Host { get; set; } = string.Empty;

        public int Port { get; set; } = 587;

        public string User { get; set; } = string.Empty;

        public string Password { get; set; } = string.Empty;

        /// <summary>STARTTLS; implicit TLS (port 465) is not supported.</summary>
        public bool StartTls { get; set; } = true;
    }
}
