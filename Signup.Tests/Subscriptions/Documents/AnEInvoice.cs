using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;
using SignupWeb.Subscriptions.Documents;
using Xunit;

namespace SignupTests.Subscriptions.Documents;

/// <summary>The rules of EN 16931 and XRechnung that can apply to what we write, each under its own name, over every kind of e-invoice there is.</summary>
public sealed partial class AnEInvoice
{
    private static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private static readonly string[] Currencies = ["EUR", "USD", "JPY", "CHF"];

    /// <summary>The order UBL 2.1 gives the elements we use; what is not named here may not be there.</summary>
    private static readonly string[] Order =
    [
        "CustomizationID", "ProfileID", "ID", "IssueDate", "InvoiceTypeCode", "CreditNoteTypeCode", "Note", "DocumentCurrencyCode", "BuyerReference", "InvoicePeriod", "OrderReference", "BillingReference",
        "AccountingSupplierParty", "AccountingCustomerParty", "Delivery", "PaymentMeans", "PaymentTerms", "AllowanceCharge", "TaxTotal", "LegalMonetaryTotal", "InvoiceLine", "CreditNoteLine",
    ];

    private static readonly string[] OrderOfParty = ["EndpointID", "PostalAddress", "PartyTaxScheme", "PartyLegalEntity", "Contact"];

    private static readonly string[] OrderOfLine = ["ID", "InvoicedQuantity", "CreditedQuantity", "LineExtensionAmount", "InvoicePeriod", "Item", "Price"];

    [Fact]
    public void UBL_2_1_has_its_elements_in_order_and_no_others() => All(x =>
        InOrder(x, Order) && InOrder(Seller(x), OrderOfParty) && InOrder(Buyer(x), OrderOfParty) && Lines(x).All(line => InOrder(line, OrderOfLine)) && x.Name.LocalName == (x.Name.NamespaceName.EndsWith(":CreditNote-2", StringComparison.Ordinal) ? "CreditNote" : "Invoice"));

    [Fact]
    public void PEPPOL_EN16931_R008_no_element_is_empty() => All(x => x.DescendantsAndSelf().All(e => e.HasElements || e.Value.Trim().Length > 0));

    [Fact]
    public void BR_01_BR_DE_21_names_the_profile() => All(x => V(x, "CustomizationID") == "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0" && V(x, "ProfileID") == "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");

    [Fact]
    public void BR_02_BR_03_BR_05_has_number_date_and_currency() => All(x => V(x, "ID")!.Length > 0 && Dates().IsMatch(V(x, "IssueDate")!) && Currencies.Contains(V(x, "DocumentCurrencyCode")));

    [Fact]
    public void BR_04_BR_DE_17_says_380_or_381() => All(x => x.Name.LocalName == "Invoice" ? V(x, "InvoiceTypeCode") == "380" : V(x, "CreditNoteTypeCode") == "381");

    [Fact]
    public void BR_06_BR_07_names_seller_and_buyer() => All(x => V(Seller(x).Element(Cac + "PartyLegalEntity")!, "RegistrationName") is not null && V(Buyer(x).Element(Cac + "PartyLegalEntity")!, "RegistrationName") is not null);

    [Fact]
    public void BR_08_to_BR_11_BR_DE_3_4_8_9_has_both_addresses() => All(x => new[] { Seller(x), Buyer(x) }.All(p =>
        p.Element(Cac + "PostalAddress") is { } at && V(at, "CityName") is not null && V(at, "PostalZone") is not null && V(at.Element(Cac + "Country")!, "IdentificationCode") is { Length: 2 }));

    [Fact]
    public void BR_12_to_BR_15_has_its_totals() => All(x => new[] { "LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "PayableAmount" }.All(name => Totals(x).Element(Cbc + name) is not null));

    [Fact]
    public void BR_16_BR_21_to_BR_27_has_whole_lines() => All(x => Lines(x).Count > 0 && Lines(x).TrueForAll(line =>
        V(line, "ID") is not null && line.Elements().Any(e => e.Name.LocalName.EndsWith("Quantity", StringComparison.Ordinal) && e.Attribute("unitCode")?.Value is "MON" or "ANN" or "C62")
        && A(line, "LineExtensionAmount") == A(line.Element(Cac + "Price")!, "PriceAmount") && A(line, "LineExtensionAmount") >= 0 && V(line.Element(Cac + "Item")!, "Name") is not null));

    [Fact]
    public void BR_29_BR_30_periods_do_not_end_before_they_begin() => All(x => x.Descendants(Cac + "InvoicePeriod").All(p => string.CompareOrdinal(V(p, "StartDate"), V(p, "EndDate")) <= 0));

    [Fact]
    public void BR_45_to_BR_48_has_a_breakdown_with_code_base_amount_and_rate() => All(x => V(Category(x), "ID") is not null && A(Subtotal(x), "TaxableAmount") >= 0 && A(Subtotal(x), "TaxAmount") >= 0);

    [Fact]
    public void BR_49_BR_DE_1_says_how_it_was_paid() => All(x => V(x.Element(Cac + "PaymentMeans")!, "PaymentMeansCode") == "68");

    [Fact]
    public void BR_55_a_credit_note_refers_to_its_invoice() => All(x => x.Name.LocalName == "Invoice" ? x.Element(Cac + "BillingReference") is null
        : V(x.Element(Cac + "BillingReference")!.Element(Cac + "InvoiceDocumentReference")!, "ID") == "INV-2026-00001");

    [Fact]
    public void BR_62_BR_63_PEPPOL_R010_R020_both_have_an_electronic_address() => All(x => new[] { Seller(x), Buyer(x) }.All(p => p.Element(Cbc + "EndpointID") is { } at && (string?)at.Attribute("schemeID") == "EM" && at.Value.Contains('@', StringComparison.Ordinal)));

    [Fact]
    public void BR_CO_09_VAT_numbers_begin_with_their_country() => All(x => new[] { Seller(x), Buyer(x) }.All(p => VatOf(p) is not { } number || Regex.IsMatch(number, "^[A-Z]{2}", RegexOptions.None, TimeSpan.FromSeconds(1))));

    [Fact]
    public void BR_CO_10_BR_CO_13_the_lines_less_the_discount_add_up_to_the_net() => All(x => Lines(x).Sum(line => A(line, "LineExtensionAmount")) == A(Totals(x), "LineExtensionAmount") && A(Totals(x), "TaxExclusiveAmount") == A(Totals(x), "LineExtensionAmount") - Allowed(x));

    [Fact]
    public void BR_31_to_BR_33_BR_CO_11_a_discount_has_amount_base_tax_and_reason_and_is_in_the_totals()
    {
        Assert.Contains(EInvoices.All, e => Allowed(e.Root) > 0);
        All(x => Allowance(x) is not { } off ? Totals(x).Element(Cbc + "AllowanceTotalAmount") is null
            : A(off, "Amount") == Allowed(x) && A(off, "BaseAmount") == A(Totals(x), "LineExtensionAmount") && V(off, "ChargeIndicator") == "false" && V(off, "AllowanceChargeReasonCode") == "95" && V(off, "AllowanceChargeReason") is not null
            && InOrder(off, ["ChargeIndicator", "AllowanceChargeReasonCode", "AllowanceChargeReason", "Amount", "BaseAmount", "TaxCategory"])
            && off.Element(Cac + "TaxCategory") is { } tax && V(tax, "ID") == V(Category(x), "ID") && (V(tax, "Percent") is { } percent ? percent == V(Category(x), "Percent") : V(tax, "ID") == "O"));
    }

    [Fact]
    public void BR_CO_14_BR_CO_15_net_and_tax_add_up_to_the_total() => All(x => A(Subtotal(x), "TaxAmount") == A(x.Element(Cac + "TaxTotal")!, "TaxAmount") && A(Totals(x), "TaxExclusiveAmount") + A(Subtotal(x), "TaxAmount") == A(Totals(x), "TaxInclusiveAmount"));

    [Fact]
    public void BR_CO_16_what_was_paid_leaves_nothing_to_pay() => All(x => A(Totals(x), "TaxInclusiveAmount") - A(Totals(x), "PrepaidAmount") == A(Totals(x), "PayableAmount") && A(Totals(x), "PayableAmount") == 0);

    [Fact]
    public void BR_CO_17_the_tax_is_the_rate_of_the_base_within_one() => All(x => Math.Abs(Math.Round(A(Subtotal(x), "TaxableAmount") * Rate(x) / 100, 2, MidpointRounding.AwayFromZero) - A(Subtotal(x), "TaxAmount")) < 1);

    [Fact]
    public void BR_CO_26_the_seller_can_be_identified() => All(x => VatOf(Seller(x)) is not null || V(Seller(x).Element(Cac + "PartyLegalEntity")!, "CompanyID") is not null);

    [Fact]
    public void BR_DEC_amounts_have_the_decimals_of_their_currency() => All(x => x.Descendants().Where(e => e.Attribute("currencyID") is not null).All(e =>
        (string?)e.Attribute("currencyID") == V(x, "DocumentCurrencyCode") && Regex.IsMatch(e.Value, (string?)e.Attribute("currencyID") == "JPY" ? "^[0-9]+$" : "^[0-9]+[.][0-9]{2}$", RegexOptions.None, TimeSpan.FromSeconds(1))));

    [Fact]
    public void BR_S_standard_rated_has_a_rate_above_nothing_and_the_sellers_number() => OfCategory("S", x => Rate(x) > 0 && LineRates(x).All(rate => rate == Rate(x)) && VatOf(Seller(x)) is not null && Reason(x) is null && A(Subtotal(x), "TaxableAmount") == A(Totals(x), "TaxExclusiveAmount"));

    [Fact]
    public void BR_AE_reverse_charge_has_both_numbers_no_tax_and_a_reason() => OfCategory("AE", x => Rate(x) == 0 && LineRates(x).All(rate => rate == 0) && A(Subtotal(x), "TaxAmount") == 0 && VatOf(Seller(x)) is not null && VatOf(Buyer(x)) is not null && V(Category(x), "TaxExemptionReasonCode") == "VATEX-EU-AE" && Reason(x) is not null);

    [Fact]
    public void BR_E_exempt_has_no_tax_and_a_reason() => OfCategory("E", x => Rate(x) == 0 && A(Subtotal(x), "TaxAmount") == 0 && Reason(x) is not null && VatOf(Seller(x)) is not null);

    [Fact]
    public void BR_O_outside_the_scope_has_no_VAT_number_no_rate_on_lines_and_a_reason() => OfCategory("O", x => VatOf(Seller(x)) is null && VatOf(Buyer(x)) is null && !LineRates(x).Any() && A(Subtotal(x), "TaxAmount") == 0 && V(Category(x), "TaxExemptionReasonCode") == "VATEX-EU-O");

    [Fact]
    public void BR_DE_2_5_6_7_has_somebody_to_ask_at_the_sellers() => All(x => Seller(x).Element(Cac + "Contact") is { } contact && V(contact, "Name") is not null && V(contact, "Telephone") is not null && V(contact, "ElectronicMail")!.Contains('@', StringComparison.Ordinal));

    [Fact]
    public void BR_DE_14_has_the_rate_of_its_breakdown() => All(x => V(Category(x), "Percent") is not null);

    [Fact]
    public void BR_DE_15_has_the_buyers_reference_or_its_own_number() => Each(e => V(e.Root, "BuyerReference") == (e.Document.Buyer.PurchaseReference ?? e.Document.Number));

    [Fact]
    public void BR_DE_TMP_32_says_when_it_was_delivered() => All(x => x.Element(Cac + "InvoicePeriod") is not null || x.Element(Cac + "Delivery") is not null);

    [Fact]
    public void Says_the_amounts_of_the_document() => Each(e =>
        A(Totals(e.Root), "TaxInclusiveAmount") == In(e.Document.Total) && A(Totals(e.Root), "TaxExclusiveAmount") == In(e.Document.Net) && A(Subtotal(e.Root), "TaxAmount") == In(e.Document.Tax));

    [Fact]
    public void Is_for_businesses_and_where_the_seller_has_the_number_it_needs()
    {
        var tax = new TaxDecision(1900, TaxDecision.BillingAddress, "DE");
        Assert.True(Offered(Sample.Mara, AnInvoiceOf.Shop));
        Assert.False(Offered(Sample.Mara with { Company = null }, AnInvoiceOf.Shop));
        Assert.True(Offered(Sample.Mara with { Company = null, TaxId = "DE123456789" }, AnInvoiceOf.Shop));
        Assert.False(Offered(Sample.Mara, AnInvoiceOf.Shop with { VatNumber = null }));

        bool Offered(Party buyer, Seller seller) => Ubl.IsOffered(BillingDocument.Of(AnInvoiceOf.For(buyer, tax, seller: seller), seller));
    }

    private static void All(Func<XElement, bool> rule) => Each(e => rule(e.Root));

    private static void Each(Func<EInvoice, bool> rule) => Assert.All(EInvoices.All, e => Assert.True(rule(e), e.Root.ToString()));

    private static void OfCategory(string code, Func<XElement, bool> rule)
    {
        Assert.Contains(EInvoices.All, e => V(Category(e.Root), "ID") == code);
        All(x => Lines(x).TrueForAll(line => V(line.Element(Cac + "Item")!.Element(Cac + "ClassifiedTaxCategory")!, "ID") == V(Category(x), "ID")) && (V(Category(x), "ID") != code || rule(x)));
    }

    private static bool InOrder(XElement parent, string[] order)
    {
        var places = parent.Elements().Select(e => Array.IndexOf(order, e.Name.LocalName)).ToList();
        return !places.Contains(-1) && places.SequenceEqual(places.Order());
    }

    private static string? V(XElement parent, string name) => parent.Element(Cbc + name)?.Value;

    private static decimal A(XElement parent, string name) => decimal.Parse(V(parent, name)!, CultureInfo.InvariantCulture);

    private static decimal In(Money money) => money.Decimals == 0 ? money.Minor : money.Minor / 100m;

    private static XElement Seller(XElement x) => x.Element(Cac + "AccountingSupplierParty")!.Element(Cac + "Party")!;

    private static XElement Buyer(XElement x) => x.Element(Cac + "AccountingCustomerParty")!.Element(Cac + "Party")!;

    private static string? VatOf(XElement party) => party.Element(Cac + "PartyTaxScheme") is { } scheme ? V(scheme, "CompanyID") : null;

    private static XElement Totals(XElement x) => x.Element(Cac + "LegalMonetaryTotal")!;

    private static XElement? Allowance(XElement x) => x.Element(Cac + "AllowanceCharge");

    private static decimal Allowed(XElement x) => Totals(x).Element(Cbc + "AllowanceTotalAmount") is null ? 0 : A(Totals(x), "AllowanceTotalAmount");

    private static XElement Subtotal(XElement x) => x.Element(Cac + "TaxTotal")!.Element(Cac + "TaxSubtotal")!;

    private static XElement Category(XElement x) => Subtotal(x).Element(Cac + "TaxCategory")!;

    private static decimal Rate(XElement x) => A(Category(x), "Percent");

    private static string? Reason(XElement x) => V(Category(x), "TaxExemptionReason");

    private static List<XElement> Lines(XElement x) => [.. x.Elements().Where(e => e.Name.LocalName.EndsWith("Line", StringComparison.Ordinal))];

    private static IEnumerable<decimal> LineRates(XElement x) => Lines(x).Select(line => line.Element(Cac + "Item")!.Element(Cac + "ClassifiedTaxCategory")!).Where(c => V(c, "Percent") is not null).Select(c => A(c, "Percent"));

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.None, 1000)]
    private static partial Regex Dates();
}
