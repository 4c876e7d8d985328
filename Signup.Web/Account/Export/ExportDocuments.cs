using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;

namespace SignupWeb.Account.Export;

/// <summary>The readable part of an export, in the customer's language: what is in it, every contract and every invoice.</summary>
public sealed class ExportDocuments(IStringLocalizer<AccountTexts> texts, IStringLocalizer<ContractsTexts> contractTexts, IStringLocalizer<SubscriptionsTexts> invoiceTexts, IOptions<ShopOptions> shop)
{
    /// <summary>README.txt.</summary>
    public string Readme(Customer customer, DateTimeOffset now) => Speaking.In(customer.Culture, () => string.Join('\n', Lines(customer, now)) + "\n");

    /// <summary>The whole contract.</summary>
    public string Of(Contract contract, string culture) => Speaking.In(culture, () => new Letter(shop.Value.Name, contractTexts["Contract {0}", contract.Number], contractTexts["Contract {0}", contract.Number])
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
    }.ToHtml());

    /// <summary>The whole invoice.</summary>
    public string Of(Invoice invoice, string culture) => Speaking.In(culture, () => new Letter(shop.Value.Name, invoiceTexts["Invoice {0}", invoice.Number], invoiceTexts["Invoice {0}", invoice.Number])
    {
        Facts = [.. Facts(invoice).Where(fact => fact.Value.Length > 0)],
        Fine = invoiceTexts["Paid by card on {0}. Nothing is left to pay.", Day(invoice.PaidAt)],
    }.ToHtml());

    private IEnumerable<(string Name, string Value)> Facts(Invoice invoice)
    {
        var to = invoice.Party;
        yield return (invoiceTexts["Number"], invoice.Number);
        yield return (invoiceTexts["Date"], Day(invoice.IssuedAt));
        yield return (invoiceTexts["From"], $"{shop.Value.LegalName}, {shop.Value.LegalAddress}");
        yield return (invoiceTexts["To"], $"{to.Name}, {to.Address}, {to.PostCode} {to.Town}, {TaxCountries.NameOf(to.Country)}");
        yield return (invoiceTexts["Your tax id"], to.TaxId ?? string.Empty);
        yield return (invoiceTexts["Your reference"], to.PurchaseReference ?? string.Empty);
        foreach (var line in invoice.Lines) { yield return (InvoiceWords.Line(invoiceTexts, line, shop.Value.Local), Written(line.Net)); }
        yield return (invoiceTexts["Net"], Written(invoice.Net));
        yield return (InvoiceWords.Tax(invoiceTexts, invoice), invoice.TaxDecision is { } tax ? $"{Written(invoice.Tax)} ({invoiceTexts[tax.Reason, TaxCountries.InSentence(tax.Country)]})" : Written(invoice.Tax));
        yield return (invoiceTexts["Total"], Written(invoice.Total));
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
        yield return "cards.json - " + texts["the cards you added: brand, last four digits, expiry; we never had the number"];
        yield return "mails.json - " + texts["what we wrote to you"];
        yield return "activity.json - " + texts["what happened in your account, and when"];
        yield return string.Empty;
        yield return texts["Amounts are in the smallest unit of their currency (cents), times in UTC."];
        yield return texts["What would let a reader in is left out: passwords, keys, and the secret part of links."];
        yield return texts["Questions: {0}", shop.Value.SupportEmail];
    }

    private static string Written(Money money) => money.ToString(null, CultureInfo.CurrentCulture);

    private string Day(DateTimeOffset instant) => shop.Value.Local(instant).Day();

    private string Moment(DateTimeOffset instant) => shop.Value.Local(instant).DayAndTime();
}
