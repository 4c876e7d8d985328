using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Addresses;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>Chooses the words of an invoice or a credit note on paper.</summary>
public sealed class WritePaper(IStringLocalizer<SubscriptionsTexts> texts, IOptions<ShopOptions> shop)
{
    public Paper Run(BillingDocument document) => Speaking.In(document.Buyer.Culture, () => Write(document));

    /// <summary>"Paid by card on 21 November 2026. Nothing is left to pay.", in the current culture.</summary>
    public string Settled(BillingDocument document) => document.IsCreditNote
        ? texts["Paid back on {0} to the card the invoice was paid with.", shop.Value.Local(document.SettledAt).Day()]
        : document.Card is { } card
            ? texts["Paid with {0} on {1}. Nothing is left to pay.", card, shop.Value.Local(document.SettledAt).Day()]
            : texts["Paid by card on {0}. Nothing is left to pay.", shop.Value.Local(document.SettledAt).Day()];

    private Paper Write(BillingDocument document) => new(
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        document.IsCreditNote ? texts["Credit note"] : texts["Invoice"],
        [document.Seller.LegalName, document.Seller.Street, $"{document.Seller.PostCode} {document.Seller.Town}", TaxCountries.NameOf(document.Seller.Country)],
        [.. To(document.Buyer)],
        [.. Facts(document)],
        [.. document.Lines.Select(line => new PaperLine(line.Plan, InvoiceWords.Period(texts, line, shop.Value.Local), Written(line.Net)))],
        [.. Sums(document)],
        (texts["Total"], Written(document.Total)),
        document.IsCreditNote ? texts["Paid back"] : texts["Paid"],
        Settled(document),
        [.. Notes(document)],
        [.. Foot(document.Seller)],
        (texts["Billed to"], texts["Description"], texts["Net"]),
        document.Buyer.Country == "US" ? "letter" : "a4");

    private IEnumerable<(string Name, string Value)> Sums(BillingDocument document)
    {
        if (document.Discount is { } discount) { yield return (InvoiceWords.Discount(texts, discount), Written(discount.Off * -1)); }
        yield return (texts["Net"], Written(document.Net));
        yield return (InvoiceWords.Tax(texts, document.TaxDecision), Written(document.Tax));
    }

    private IEnumerable<string> To(Party buyer)
    {
        yield return buyer.Name;
        if (!string.IsNullOrEmpty(buyer.Company) && buyer.FullName.Length > 0) { yield return buyer.FullName; }
        yield return buyer.Address;
        foreach (var line in AddressRules.Under(buyer)) { yield return line; }
        yield return TaxCountries.NameOf(buyer.Country);
        if (buyer.TaxId is { Length: > 0 } number) { yield return texts["VAT number {0}", number]; }
    }

    private IEnumerable<(string Name, string Value)> Facts(BillingDocument document)
    {
        yield return (texts["Number"], document.Number);
        yield return (texts["Date"], shop.Value.Local(document.IssuedAt).Day());
        if (document.Corrects is { } corrects) { yield return (texts["For invoice"], texts["{0} of {1}", corrects.InvoiceNumber, shop.Value.Local(corrects.InvoiceIssuedAt).Day()]); }
        yield return document.Lines.Select(line => InvoiceWords.Period(texts, line, shop.Value.Local)).FirstOrDefault(period => period is not null) is { } period
            ? (texts["Service period"], period)
            : (texts["Delivered on"], shop.Value.Local(document.SettledAt).Day());
        if (document.Buyer.PurchaseReference is { Length: > 0 } theirs) { yield return (texts["Your reference"], theirs); }
        if (document.PaymentReference is { } payment) { yield return (texts["Payment reference"], payment); }
    }

    private IEnumerable<string> Notes(BillingDocument document)
    {
        if (document.Corrects is { } corrects) { yield return texts["Reason: {0}", InvoiceWords.Reason(texts, corrects.Reason)]; }
        if (InvoiceWords.ReverseCharge(texts, document.TaxDecision, document.Seller, document.Buyer) is { } reverse) { yield return reverse; }
        else if (InvoiceWords.Why(texts, document.TaxDecision) is { } why) { yield return $"{InvoiceWords.Tax(texts, document.TaxDecision)}: {why}"; }
        yield return texts["Questions? Write to {0} and quote the number {1}.", document.Seller.Email, document.Number];
    }

    private IEnumerable<IReadOnlyList<string>> Foot(Seller seller)
    {
        yield return [seller.LegalName, seller.Street, $"{seller.PostCode} {seller.Town}, {TaxCountries.NameOf(seller.Country)}"];
        string[] legal = [.. seller.RegisterEntry is { } entry ? [entry] : (string[])[], .. seller.VatNumber is { } number ? [texts["VAT number {0}", number].Value] : (string[])[]];
        if (legal.Length > 0) { yield return legal; }
        yield return seller.Phone is { } phone ? [seller.Email, phone] : [seller.Email];
    }

    private static string Written(Money money) => money.ToString(null, CultureInfo.CurrentCulture);
}
