using SignupWeb.Platform.Mail;

namespace SignupTests.Support;

/// <summary>What a shop has mailed.</summary>
public static class Mailbox
{
    /// <summary>Path and query of the link in the newest mail of its kind to this address.</summary>
    public static async Task<string> LinkIn(this AppHost shop, string kind, string email)
    {
        var mail = (await shop.All<MailMessage>()).Where(m => m.Kind == kind && m.Recipient == email).MaxBy(m => m.WrittenAt)!;
        return new Uri(mail.Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal) && line.Contains("token=", StringComparison.Ordinal))).PathAndQuery;
    }
}
