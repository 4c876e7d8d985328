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

namespace SignupWeb.Subscriptions;

/// <summary>R5, payment notification: what was paid, for what, and a link to the printable invoice.</summary>
public sealed class MailReceipt(SignedLinks links, IStringLocalizer<SubscriptionsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post) : IHandle<InvoiceRecorded>, IMailTemplates
{
    public const string MailKind = "receipt";

    /// <summary>Kind of the signed links to an invoice.</summary>
    public const string LinkKind = "invoice";

    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(30);

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Money, texts["Receipt"], () => Write(SampleInvoice.Of(shop.Value.Seller)))];

    public async Task Handle(InvoiceRecorded happened, SignupDb db, CancellationToken cancellationToken)
    {
        var invoice = await db.Set<Invoice>().SingleAsync(i => i.Id == happened.InvoiceId, cancellationToken);
        db.Add(post.To(invoice.Party, MailKind, () => Write(invoice), invoice.CustomerId));
    }

    private Letter Write(Invoice invoice) => new(shop.Value.Name, texts.Say("Your payment of {0}", ("total", Written(invoice.Total))), texts.Say("Thank you for your payment"))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("Hello {0}, we have received your payment.", ("first_name", invoice.Party.FirstName))],
        Facts = [.. Facts(invoice)],
        Total = texts["Total"],
        Button = (texts["View and print the invoice"], address.Of($"/invoices/{invoice.Id}?token={links.Make(LinkKind, LinkLifetime, invoice.Id.Value)}")),
    };

    private IEnumerable<(string Name, string Value)> Facts(Invoice invoice)
    {
        yield return (texts["Invoice"], invoice.Number);
        yield return (texts["Plan"], string.Join(", ", invoice.Lines.Select(l => l.Plan)));
        foreach (var period in invoice.Lines.Select(line => InvoiceWords.Period(texts, line, shop.Value.Local)).OfType<string>()) { yield return (texts["Service period"], period); }
        if (invoice.Discount is { } discount) { yield return (InvoiceWords.Discount(texts, discount), Written(discount.Off * -1)); }
        yield return (texts["Net"], Written(invoice.Net));
        yield return (InvoiceWords.Tax(texts, invoice.TaxDecision), Written(invoice.Tax));
        yield return (texts["Total"], Written(invoice.Total));
        if (invoice.Card is { } card) { yield return (texts["Paid with"], card); }
        yield return (texts["Paid"], shop.Value.Local(invoice.PaidAt).DayAndTime());
        if (invoice.PaymentReference is { } reference) { yield return (texts["Payment reference"], reference); }
        var seller = invoice.Seller ?? shop.Value.Seller;
        foreach (var fact in InvoiceWords.Numbers(texts, seller, invoice.Party)) { yield return fact; }
        if (InvoiceWords.ReverseCharge(texts, invoice.TaxDecision, seller, invoice.Party) is { } note) { yield return (texts["Note"], note); }
    }

    private static string Written(Money money) => money.ToString(null, CultureInfo.CurrentCulture);
}
