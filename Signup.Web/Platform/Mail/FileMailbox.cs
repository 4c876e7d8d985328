using System.Net.Mail;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Mail;

/// <summary>Writes mails as .eml files into the data folder, for a run without a mail server; /dev/mail shows them.</summary>
public sealed class FileMailbox(DataDirectory data, IOptions<MailOptions> options, IOptions<ShopOptions> shop) : IMailer
{
    public string Folder { get; } = data.Folder("mail");

    /// <summary>Removes the files of mails written before; each is named by the mail's id, which begins with the milliseconds of its making.</summary>
    public void Forget(DateTimeOffset before)
    {
        var oldest = before.ToUnixTimeMilliseconds();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.eml"))
        {
            if (Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "N", out var id) && Convert.ToInt64(id.ToString("N")[..12], 16) < oldest) { File.Delete(file); }
        }
    }

    /// <summary>Removes the files of these mails, where there are some.</summary>
    public void Remove(IEnumerable<Guid> mails)
    {
        foreach (var id in mails) { File.Delete(FileOf(id)); }
    }

    public Task Send(MailMessage mail, CancellationToken cancellationToken)
    {
        var drafts = data.Folder(Path.Combine("mail", ".drafts-" + mail.Id.ToString("N")));
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = drafts };
        using var message = Envelope.Of(mail, shop.Value.Name, options.Value.From);
        client.Send(message);
        File.Move(Directory.GetFiles(drafts).Single(), FileOf(mail.Id), overwrite: true);
        Directory.Delete(drafts, recursive: true);
        return Task.CompletedTask;
    }

    private string FileOf(Guid mail) => Path.Combine(Folder, $"{mail:N}.eml");
}
