using System.Net.Mail;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Mail;

/// <summary>Writes mails as .eml files into the data folder, for a run without a mail server; /dev/mail shows them.</summary>
public sealed class FileMailbox(DataDirectory data, IOptions<MailOptions> options, IOptions<ShopOptions> shop) : IMailer
{
    public string Folder { get; } = data.Folder("mail");

    public Task Send(MailMessage mail, CancellationToken cancellationToken)
    {
        var drafts = data.Folder(Path.Combine("mail", ".drafts-" + mail.Id.ToString("N")));
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = drafts };
        using var message = Envelope.Of(mail, shop.Value.Name, options.Value.From);
        client.Send(message);
        File.Move(Directory.GetFiles(drafts).Single(), Path.Combine(Folder, $"{mail.Id:N}.eml"), overwrite: true);
        Directory.Delete(drafts, recursive: true);
        return Task.CompletedTask;
    }
}
