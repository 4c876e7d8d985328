using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Provisioning;

/// <summary>Tells the buyer that the file is ready, with a link that works without signing in for some days; or that it could not be provided so far.</summary>
public sealed class MailDownload(SignedLinks links, IStringLocalizer<ProvisioningTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post, TimeProvider time) : IHandle<DownloadIsReady>, IHandle<DownloadFailed>, IMailTemplates
{
    public const string MailKind = "download-ready";

    public const string FailedKind = "download-failed";

    public IEnumerable<MailTemplate> Templates =>
    [
        new(MailKind, MailGroup.Order, texts["Download ready"], () => Write(Sample())),
        new(FailedKind, MailGroup.Order, texts["Download not ready"], () => Sorry(Sample())),
    ];

    public async Task Handle(DownloadIsReady happened, SignupDb db, CancellationToken cancellationToken)
    {
        var download = await db.Set<Download>().SingleAsync(d => d.Id == happened.DownloadId, cancellationToken);
        db.Add(post.To(download.Email, MailKind, download.Culture, () => Write(download), download.CustomerId));
    }

    public async Task Handle(DownloadFailed happened, SignupDb db, CancellationToken cancellationToken)
    {
        var download = await db.Set<Download>().SingleAsync(d => d.Id == happened.DownloadId, cancellationToken);
        if (download.FailedAt is null || download.Email == EmailAddress.Erased) { return; }
        db.Add(post.To(download.Email, FailedKind, download.Culture, () => Sorry(download), download.CustomerId));
    }

    private static Download Sample()
    {
        var download = Download.Request(MailSamples.Accepted, "handbook.pdf", MailSamples.Address, MailSamples.At);
        download.Grant(2_400_000, new('a', 64), null);
        return download;
    }

    private Letter Write(Download download) => new(shop.Value.Name, texts.Say("{0} is ready", ("title", download.Title)), texts.Say("{0} is ready", ("title", download.Title)))
    {
        Reach = Reach.AsPreferred,
        Paragraphs = [texts.Say("Hello {0}, your download is ready.", ("first_name", download.FirstName))],
        Facts = [(texts["File"], download.FileName), (texts["Size"], FileSize.InWords(download.Bytes, CultureInfo.CurrentCulture)), ("SHA-256", download.Sha256 ?? string.Empty)],
        Button = (texts["Download"], address.Of(DownloadLinks.Of(links, download))),
        Fine = texts["The link works until {0}. After that you find the file in your account.", shop.Value.Local(time.GetUtcNow() + DownloadLinks.Lifetime).DayAndTime()],
    };

    private Letter Sorry(Download download) => new(shop.Value.Name, texts.Say("{0} is not ready yet", ("title", download.Title)), texts.Say("Your download is not ready yet"))
    {
        Reach = Reach.AsPreferred,
        Paragraphs =
        [
            texts.Say("Hello {0}, you paid for {1}, and we could not provide the file so far. That is our fault, not yours.", ("first_name", download.FirstName), ("title", download.Title)),
            texts.Say("Our team knows, and it is tried again and again. You need not do anything: we write to you as soon as it is there. If you would rather not wait, write to {0}.", ("support_email", shop.Value.SupportEmail)),
        ],
        Button = (texts["Open my downloads"], address.Of("/account/downloads")),
    };
}
