using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;
using SignupWeb.Subscriptions.Documents;

namespace SignupTests.Subscriptions.Documents;

/// <summary>
/// E-invoices of many kinds, written once for all rules: every country and rate, currencies with and without cents, odd amounts, reverse
/// charge, years and downloads, credit notes in part and in full. SIGNUP_EINVOICES names a folder they are kept in, for validators of others.
/// </summary>
internal static class EInvoices
{
    private static readonly long[] Odd = [1, 3, 99, 14_900, 123_457, 99_999_999];

    private static readonly Lazy<IReadOnlyList<EInvoice>> Written = new(Write);

    public static IReadOnlyList<EInvoice> All => Written.Value;

    /// <summary>The writer as the application makes it, on its default settings.</summary>
    public static Ubl Writer()
    {
        var services = new ServiceCollection().AddLogging().AddLocalization().AddOptions().BuildServiceProvider();
        var texts = services.GetRequiredService<IStringLocalizer<SubscriptionsTexts>>();
        var shop = Options.Create(new ShopOptions());
        return new Ubl(new WritePaper(texts, shop), texts, shop);
    }

    private static List<EInvoice> Write()
    {
        var writer = Writer();
        var folder = Environment.GetEnvironmentVariable("SIGNUP_EINVOICES");
        List<EInvoice> written = [];
        foreach (var document in Invoices().SelectMany(WithItsCreditNotes))
        {
            var file = writer.Write(document);
            if (!string.IsNullOrEmpty(folder)) { File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{written.Count:D3}.xml")), file); }
            written.Add(new(document, XDocument.Load(new MemoryStream(file)).Root!));
        }

        return written;
    }

    private static IEnumerable<Invoice> Invoices()
    {
        var taxes = new TaxTable(Options.Create(new TaxOptions()));
        foreach (var country in TaxCountries.All)
        {
            var buyer = Sample.Mara with { Country = country.Code, Culture = country.Code is "DE" or "AT" or "CH" ? "de-DE" : "en-IE" };
            yield return AnInvoiceOf.For(buyer, taxes.For(country.Code, null, "DE").Value);
        }

        yield return AnInvoiceOf.For(AnInvoiceOf.Vienna, taxes.For("AT", "ATU12345678", "DE").Value, cycle: BillingCycle.Yearly);
        yield return AnInvoiceOf.For(Sample.Mara with { Country = "GR", TaxId = "EL123456789" }, taxes.For("GR", "EL123456789", "DE").Value, cycle: BillingCycle.Once);
        yield return AnInvoiceOf.For(Sample.Mara with { Country = "US", TaxId = "123456789" }, taxes.For("US", "123456789", "DE").Value, new Money(14_900, "usd"));
        yield return AnInvoiceOf.For(Sample.Mara with { Country = "NO", TaxId = "123456789MVA" }, taxes.For("NO", null, "DE").Value);
        yield return AnInvoiceOf.For(Sample.Mara with { PurchaseReference = "PO-7781 <&>", Company = "Über & Söhne <GmbH>\u0001" }, taxes.For("DE", null, "DE").Value);
        yield return AnInvoiceOf.For(Sample.Mara with { Company = null, TaxId = "DE987654321" }, taxes.For("DE", "DE987654321", "DE").Value, cycle: BillingCycle.Once);
        yield return AnInvoiceOf.For(Sample.Mara, new TaxDecision(0, TaxDecision.NoTax, "DE"));
        yield return AnInvoiceOf.For(Sample.Mara, tax: null, charged: 2_000);
        yield return AnInvoiceOf.For(Sample.Mara, tax: null, charged: 0);
        yield return AnInvoiceOf.For(Sample.Mara, taxes.For("DE", null, "DE").Value, Money.Zero("eur"));
        yield return AnInvoiceOf.For(Sample.Mara, taxes.For("DE", null, "DE").Value, seller: AnInvoiceOf.Shop with { RegisterEntry = null, Phone = "+49 40 555 00 140" });
        yield return AnInvoiceOf.For(Sample.Mara, taxes.For("DE", null, "DE").Value, discount: new("SUMMER", 2_000, new(2_980, "eur"), 0));
        yield return AnInvoiceOf.For(Sample.Mara, taxes.For("DE", null, "DE").Value, discount: new("ALL", 10_000, new(14_900, "eur"), 0));
        yield return AnInvoiceOf.For(AnInvoiceOf.Vienna, taxes.For("AT", "ATU12345678", "DE").Value, discount: new("FIFTY", null, new(5_000, "eur"), null));
        yield return AnInvoiceOf.For(Sample.Mara with { Country = "US" }, taxes.For("US", null, "DE").Value, new Money(16_500, "usd"), discount: new("THIRD", 3_333, new(5_499, "usd"), 3));
        yield return AnInvoiceOf.For(Sample.Mara with { Country = "JP" }, taxes.For("JP", null, "DE").Value, new Money(24_000, "jpy"), discount: new("THIRD", 3_333, new(7_999, "jpy"), 3));
        foreach (var currency in new[] { "eur", "jpy", "chf" })
        {
            foreach (var minor in Odd) { yield return AnInvoiceOf.For(Sample.Mara, taxes.For("DE", null, "DE").Value, new Money(minor, currency)); }
        }
    }

    private static IEnumerable<BillingDocument> WithItsCreditNotes(Invoice invoice)
    {
        yield return BillingDocument.Of(invoice, AnInvoiceOf.Shop);
        if (invoice.Total.Minor < 3) { yield break; }
        var part = invoice.Credited(invoice.Total.Minor / 3);
        yield return BillingDocument.Of(part);
        yield return BillingDocument.Of(invoice.Credited(invoice.Total.Minor, part));
    }
}

/// <summary>What was to be written, and what was.</summary>
internal sealed record EInvoice(BillingDocument Document, XElement Root);
