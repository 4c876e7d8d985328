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

/// <summary>"Credit note": what of which invoice was paid back, with a link to the printable note, in the buyer's language.</summary>
public sealed class MailCreditNote(SignedLinks links, IStringLocalizer<SubscriptionsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post) : IHandle<CreditNoteRecorded>, IMailTemplates
{
    public const string MailKind = "credit-note";

    /// <summary>Kind of the signed links to a credit note.</summary>
    public const string LinkKind = "credit-note";

    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(30);

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Money, texts["Credit note"], () => Write(SampleInvoice.PaidBack(shop.Value.Seller)))];

    public async Task Handle(CreditNoteRecorded happened, SignupDb db, CancellationToken cancellationToken)
    {
        var note = await db.Set<CreditNote>().SingleAsync(c => c.Id == happened.CreditNoteId, cancellationToken);
        db.Add(post.To(note.Party, MailKind, () => Write(note), note.CustomerId));
    }

    private Letter Write(CreditNote note) => new(shop.Value.Name, texts.Say("Credit note {0}: {1} paid back", ("credit_note", note.Number), ("total", Written(note.Total))), texts.Say("Credit note"))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("Hello {0}, we have paid back {1} of invoice {2}. It goes to the card you paid with; your bank may need a few days.", ("first_name", note.Party.FirstName), ("total", Written(note.Total)), ("invoice", note.InvoiceNumber))],
        Facts =
        [
            (texts["Credit note"], note.Number),
            (texts["For invoice"], note.InvoiceNumber),
            (texts["Reason"], InvoiceWords.Reason(texts, note.Reason)),
            .. note.Discount is { } discount ? [(InvoiceWords.Discount(texts, discount), Written(discount.Off * -1))] : ((string, string)[])[],
            (texts["Net"], Written(note.Net)),
            (InvoiceWords.Tax(texts, note.TaxDecision), Written(note.Tax)),
            (texts["Total"], Written(note.Total)),
            .. InvoiceWords.Numbers(texts, note.Seller, note.Party),
        ],
        Button = (texts["View and print the credit note"], address.Of($"/credit-notes/{note.Id}?token={links.Make(LinkKind, LinkLifetime, note.Id.Value)}")),
    };

    private static string Written(Money money) => money.ToString(null, CultureInfo.CurrentCulture);
}
