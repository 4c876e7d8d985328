using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web;
using static SignupWeb.Subscriptions.Documents.UblNames;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>Writes an e-invoice: EN 16931 in UBL 2.1, in the profile XRechnung 3.0 (decision 0023). The order of the elements is that of UBL's schema.</summary>
public sealed class Ubl(WritePaper paper, IStringLocalizer<SubscriptionsTexts> texts, IOptions<ShopOptions> shop)
{
    /// <summary>UNCL4461 "online payment service". The codes for cards (48, 54) ask for digits of the card (BR-DE-24-a), which an invoice does not keep.</summary>
    private const string PaidOnline = "68";

    /// <summary>Whether there is one: for a business, and where the seller has the number its tax needs (BR-S-2, BR-AE-2, BR-CO-26).</summary>
    public static bool IsOffered(BillingDocument document) =>
        document.IsForBusiness && (document.Seller.VatNumber ?? (VatCategory.Of(document).IsOutOfScope ? document.Seller.RegisterEntry : null)) is not null;

    /// <summary>The file, in the buyer's language where it has words.</summary>
    public byte[] Write(BillingDocument document)
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            Speaking.In(document.Buyer.Culture, () => Root(document)).Save(xml);
        }

        return file.ToArray();
    }

    private XElement Root(BillingDocument document)
    {
        var vat = VatCategory.Of(document);
        var space = document.IsCreditNote ? UblNames.CreditNote : UblNames.Invoice;
        return new(
            space + (document.IsCreditNote ? "CreditNote" : "Invoice"),
            new XAttribute(XNamespace.Xmlns + "cac", Cac),
            new XAttribute(XNamespace.Xmlns + "cbc", Cbc),
            Value("CustomizationID", "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"),
            Value("ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"),
            Value("ID", document.Number),
            Value("IssueDate", Local(document.IssuedAt)),
            document.IsCreditNote ? Value("CreditNoteTypeCode", "381") : Value("InvoiceTypeCode", "380"),
            Value("Note", Note(document)),
            Value("DocumentCurrencyCode", document.Total.Currency.ToUpperInvariant()),
            Value("BuyerReference", string.IsNullOrWhiteSpace(document.Buyer.PurchaseReference) ? document.Number : document.Buyer.PurchaseReference),
            document.Lines.Select(Period).FirstOrDefault(period => period is not null),
            Group("OrderReference", Value("ID", document.Buyer.PurchaseReference)),
            document.Corrects is { } corrects ? Group("BillingReference", Group("InvoiceDocumentReference", Value("ID", corrects.InvoiceNumber), Value("IssueDate", Local(corrects.InvoiceIssuedAt)))) : null,
            UblParties.Seller(document.Seller, vat),
            UblParties.Buyer(document.Buyer, vat),
            document.Lines.All(line => line.PeriodStart is null) ? Group("Delivery", Value("ActualDeliveryDate", Local(document.SettledAt))) : null,
            Group("PaymentMeans", Value("PaymentMeansCode", PaidOnline), Value("PaymentID", document.PaymentReference)),
            Group("PaymentTerms", Value("Note", paper.Settled(document))),
            Allowance(document, vat),
            Taxes(document, vat),
            Totals(document),
            document.Lines.Select((line, i) => Line(document, line, i + 1, vat)));
    }

    private string? Note(BillingDocument document) =>
        document.Corrects is { } corrects ? InvoiceWords.Reason(texts, corrects.Reason) : InvoiceWords.ReverseCharge(texts, document.TaxDecision, document.Seller, document.Buyer);

    /// <summary>What a promotion takes off all lines together (BG-20).</summary>
    private XElement? Allowance(BillingDocument document, VatCategory vat) => document.Discount is not { } discount ? null : new(
        Cac + "AllowanceCharge",
        Value("ChargeIndicator", "false"),
        Value("AllowanceChargeReasonCode", "95"),
        Value("AllowanceChargeReason", InvoiceWords.Discount(texts, discount)),
        Amount("Amount", discount.Off),
        Amount("BaseAmount", document.Net + discount.Off),
        Group("TaxCategory", Value("ID", vat.Code), vat.IsOutOfScope ? null : Value("Percent", Percent(vat.BasisPoints)), UblParties.Vat()));

    private XElement Taxes(BillingDocument document, VatCategory vat)
    {
        var why = vat.Code == VatCategory.Standard ? null : InvoiceWords.Why(texts, document.TaxDecision) ?? texts["No tax is charged"].Value;
        return new(
            Cac + "TaxTotal",
            Amount("TaxAmount", document.Tax),
            new XElement(
                Cac + "TaxSubtotal",
                Amount("TaxableAmount", document.Net),
                Amount("TaxAmount", document.Tax),
                new XElement(
                    Cac + "TaxCategory",
                    Value("ID", vat.Code),
                    Value("Percent", Percent(vat.BasisPoints)),
                    Value("TaxExemptionReasonCode", vat.ExemptionCode),
                    Value("TaxExemptionReason", why),
                    UblParties.Vat())));
    }

    /// <summary>All of it has moved already: what is left to pay is nothing.</summary>
    private static XElement Totals(BillingDocument document) => new(
        Cac + "LegalMonetaryTotal",
        Amount("LineExtensionAmount", document.Discount is { } discount ? document.Net + discount.Off : document.Net),
        Amount("TaxExclusiveAmount", document.Net),
        Amount("TaxInclusiveAmount", document.Total),
        document.Discount is { } allowed ? Amount("AllowanceTotalAmount", allowed.Off) : null,
        Amount("PrepaidAmount", document.Total),
        Amount("PayableAmount", Money.Zero(document.Total.Currency)));

    private XElement Line(BillingDocument document, InvoiceLine line, int number, VatCategory vat) => new(
        Cac + (document.IsCreditNote ? "CreditNoteLine" : "InvoiceLine"),
        Value("ID", number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Value(document.IsCreditNote ? "CreditedQuantity" : "InvoicedQuantity", line.Net.Minor < 0 ? "-1" : "1", new XAttribute("unitCode", Unit(line.Cycle))),
        Amount("LineExtensionAmount", line.Net),
        Period(line),
        Group("Item", Value("Description", InvoiceWords.Period(texts, line, shop.Value.Local)), Value("Name", line.Plan), Group("ClassifiedTaxCategory", Value("ID", vat.Code), vat.IsOutOfScope ? null : Value("Percent", Percent(vat.BasisPoints)), UblParties.Vat())),
        Group("Price", Amount("PriceAmount", line.Net.Minor < 0 ? Money.Zero(line.Net.Currency) - line.Net : line.Net)));

    private XElement? Period(InvoiceLine line) =>
        line is { PeriodStart: { } from, PeriodEnd: { } to } ? Group("InvoicePeriod", Value("StartDate", Local(from)), Value("EndDate", Local(to))) : null;

    /// <summary>UN/ECE Recommendation 20: a month, a year, a piece.</summary>
    private static string Unit(BillingCycle cycle) => cycle switch
    {
        BillingCycle.Monthly => "MON",
        BillingCycle.Yearly => "ANN",
        BillingCycle.Once => "C62",
    };

    private string Local(DateTimeOffset instant) => Day(shop.Value.Local(instant));
}
