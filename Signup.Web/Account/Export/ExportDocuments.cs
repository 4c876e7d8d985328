using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;
using SignupWeb.Subscriptions.Documents;

namespace SignupWeb.Account.Export;

/// <summary>The readable part of an export, in the customer's language: what is in it, every contract, invoice and credit note.</summary>
public sealed class ExportDocuments(IStringLocalizer<AccountTexts> texts, IStringLocalizer<ContractsTexts> contractTexts, IStringLocalizer<SubscriptionsTexts> invoiceTexts, WritePaper papers, IOptions<ShopOptions> shop, Stationery stationery)
{
    /// <summary>README.txt.</summary>
    public string Readme(Customer customer, DateTimeOffset now) => Speaking.In(customer.Culture, () => string.Join('\n', Lines(customer, now)) + "\n");

    /// <summary>The whole contract.</summary>
    public string Of(Contract contract, string culture) => Speaking.In(culture, () => stationery.On(new Letter(shop.Value.Name, contractTexts["Contract {0}", contract.Number].Value, contractTexts["Contract {0}", contract.Number].Value)
    {
        Enclosed = contract.Text.Enclosed(),
        Facts =
        [
            (contractTexts["Contract"], contract.Number),
            (contractTexts["Agreed"], Moment(contract.AgreedAt)),
            (contractTexts["Starts"], Moment(contract.StartsAt)),
            .. contract.ExpiresAt is { } expires ? [(contractTexts["Renews"].Value, Moment(expires))] : ((string, string)[])[],
        ],
        Fine = contractTexts["Fingerprint of the text (SHA-256): {0}", contract.TextHash],
    }).ToHtml());

    /// <summary>The whole invoice, in the language it was written in.</summary>
    public string Of(Invoice invoice) => Of(BillingDocument.Of(invoice, shop.Value.Seller));

    /// <summary>The whole credit note, likewise.</summary>
    public string Of(CreditNote note) => Of(BillingDocument.Of(note));

    private string Of(BillingDocument document)
    {
        var paper = papers.Run(document);
        return Speaking.In(document.Buyer.Culture, () => stationery.On(new Letter(shop.Value.Name, $"{paper.Title} {document.Number}", $"{paper.Title} {document.Number}")
        {
            Facts =
            [
                .. paper.Facts,
                .. InvoiceWords.Numbers(invoiceTexts, document.Seller, document.Buyer),
                (invoiceTexts["To"], string.Join(", ", paper.To)),
                .. document.Lines.Select(line => (InvoiceWords.Line(invoiceTexts, line, shop.Value.Local), line.Net.ToString(null, CultureInfo.CurrentCulture))),
                .. paper.Sums,
                paper.Total,
                .. paper.Notes.Select(note => (invoiceTexts["Note"].Value, note)),
            ],
            Total = paper.Total.Name,
            Fine = paper.Settled,
        }).ToHtml());
    }

    private IEnumerable<string> Lines(Customer customer, DateTimeOffset now)
    {
        yield return texts["Your data at {0}", shop.Value.Name];
        yield return texts["Made on {0} for {1}.", Moment(now), customer.Email.Value];
        yield return string.Empty;
        yield return "profile.json - " + texts["who you are, what you agreed to and when, and how you sign in"];
        yield return "sessions.json - " + texts["where and when you signed in"];
        yield return "sign-ups.json, orders.json, subscriptions.json, downloads.json - " + texts["what you began, ordered and bought"];
        yield return "contracts/ - " + texts["every contract with its full text"];
        yield return "invoices.json, invoices/ - " + texts["every invoice"];
        yield return "credit-notes.json, credit-notes/ - " + texts["every credit note"];
        yield return "support-requests.json, support/ - " + texts["what you asked us and what we answered, with the files"];
        yield return "cards.json - " + texts["the cards you added: brand, last four digits, expiry; we never had the number"];
        yield return "mails.json - " + texts["what we wrote to you"];
        yield return "activity.json - " + texts["what happened in your account, and when"];
        yield return string.Empty;
        yield return texts["Amounts are in the smallest unit of their currency (cents), times in UTC."];
        yield return texts["What would let a reader in is left out: passwords, keys, and the secret part of links."];
        yield return texts["Questions: {0}", shop.Value.SupportEmail];
    }

    private string Moment(DateTimeOffset instant) => shop.Value.Local(instant).DayAndTime();
}
