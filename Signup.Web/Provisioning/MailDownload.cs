using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Provisioning;

/// <summary>Tells the buyer that the file is ready, with a link that works without signing in for some days.</summary>
public sealed class MailDownload(SignedLinks links, IStringLocalizer<ProvisioningTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post, TimeProvider time) : IHandle<DownloadIsReady>, IMailTemplates
{
    public const string MailKind = "download-ready";

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Order, texts["Download ready"], () => Write(Sample()))];

    public async Task Handle(DownloadIsReady happened, SignupDb db, CancellationToken cancellationToken)
    {
        var download = await db.Set<Download>().SingleAsync(d => d.Id == happened.DownloadId, cancellationToken);
        db.Add(post.To(download.Email, MailKind, download.Culture, () => Write(download), download.CustomerId));
    }

    private static Download Sample()
    {
        var download = Download.Request(MailSamples.Accepted, "handbook.pdf", MailSamples.Address, MailSamples.At);
        download.Grant(new("handbook.pdf", 2_400_000, new('a', 64)));
        return download;
    }

    private Letter Write(Download download) => new(shop.Value.Name, texts.Say("{0} is ready", ("title", download.Title)), texts.Say("{0} is ready", ("title", download.Title)))
    {
        Paragraphs = [texts.Say("Hello {0}, your download is ready.", ("first_name", download.FirstName))],
        Facts = [(texts["File"], download.FileName), (texts["Size"], FileSize.InWords(download.Bytes, CultureInfo.CurrentCulture)), ("SHA-256", download.Sha256 ?? string.Empty)],
        Button = (texts["Download"], address.Of(DownloadLinks.Of(links, download))),
        Fine = texts["The link works until {0}. After that you find the file in your account.", shop.Value.Local(time.GetUtcNow() + DownloadLinks.Lifetime).DayAndTime()],
    };
}
