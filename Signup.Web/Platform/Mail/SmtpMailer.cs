using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Mail;

/// <summary>Sends through the configured SMTP server.</summary>
public sealed class SmtpMailer(IOptions<MailOptions> options, IOptions<ShopOptions> shop) : IMailer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task Send(MailMessage mail, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.StartTls };
        if (smtp.User.Length > 0) { client.Credentials = new NetworkCredential(smtp.User, smtp.Password); }
        using var message = Envelope.Of(mail, shop.Value.Name, options.Value.From);

        // the client's own Timeout does not reach asynchronous sends
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await client.SendMailAsync(message, patience.Token);
    }
}
