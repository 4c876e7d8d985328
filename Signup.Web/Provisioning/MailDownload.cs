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
public sealed class MailDownload(SignedLinks links, IStringLocalizer<ProvisioningTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, TimeProvider time) : IHandle<DownloadIsReady>
{
    public const string MailKind = "download-ready";

    public async Task Handle(DownloadIsReady happened, SignupDb db, CancellationToken cancellationToken)
    {
        var download = await db.Set<Download>().SingleAsync(d => d.Id == happened.DownloadId, cancellationToken);
        db.Add(MailMessage.To(download.Email, MailKind, Speaking.In(download.Culture, () => Write(download)), time.GetUtcNow(), download.CustomerId));
    }

    private Letter Write(Download download) => new(shop.Value.Name, texts["{0} is ready", download.Title], texts["{0} is ready", download.Title])
    {
        Paragraphs = [texts["Hello {0}, your download is ready.", download.FirstName]],
        Facts = [(texts["File"], download.FileName), (texts["Size"], FileSize.InWords(download.Bytes, CultureInfo.CurrentCulture)), ("SHA-256", download.Sha256 ?? string.Empty)],
        Button = (texts["Download"], address.Of(DownloadLinks.Of(links, download))),
        Fine = texts["The link works until {0}. After that you find the file in your account.", shop.Value.Local(time.GetUtcNow() + DownloadLinks.Lifetime).DayAndTime()],
    };
}
