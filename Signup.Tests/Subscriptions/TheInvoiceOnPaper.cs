using System.Globalization;
using Bunit;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;
using SignupWeb.Subscriptions.Documents;
using Xunit;

namespace SignupTests.Subscriptions;

public sealed class TheInvoiceOnPaper : BunitContext, IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await AcceptedOrders.Database();
        Services.AddFallbackServiceProvider(database.Services);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public void It_states_who_what_how_much_and_why_the_tax()
    {
        var shown = Show(AnInvoiceOf.For(Sample.Mara, new TaxDecision(1900, TaxDecision.BillingAddress, "DE")));

        Has(shown, "Hafenlicht GmbH", "Northwind Support GmbH", "Sample Street 1", "20457 Hamburg", "VAT number DE123456789", "VAT 19 %", "Because your billing address is in Germany", "\u20ac177.31");
    }

    [Theory]
    [InlineData("JP", "jpy", 24_000, 1000, "en-IE", "¥24,000", "¥26,400")]
    [InlineData("CH", "chf", 14_500, 810, "de-DE", "145,00\u00a0CHF", "156,75\u00a0CHF")]
    public void It_is_in_the_currency_that_was_paid(string country, string currency, long net, int rate, string culture, string netWritten, string totalWritten)
    {
        var shown = Show(AnInvoiceOf.For(Sample.Mara with { Country = country, Culture = culture }, new TaxDecision(rate, TaxDecision.BillingAddress, country), new Money(net, currency)));

        Has(shown, netWritten, totalWritten);
        Assert.DoesNotContain("€", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void It_states_what_was_delivered_when_and_that_nothing_is_left_to_pay()
    {
        var shown = Show(AnInvoiceOf.For(Sample.Mara, new TaxDecision(1900, TaxDecision.BillingAddress, "DE")));

        Has(shown, "Service period", "21 Nov 2026 to 21 Dec 2026", "Paid by card on 21 Nov 2026. Nothing is left to pay.");
        Assert.Equal(1, Count(shown, "INV-2026-00001</dd>"));
        Assert.Equal(1, Count(shown, "NW-0001"));
    }

    [Fact]
    public void A_business_abroad_reads_about_the_reverse_charge_with_both_numbers_and_finds_its_reference()
    {
        var shown = Show(AnInvoiceOf.For(AnInvoiceOf.Vienna with { PurchaseReference = "PO-7" }, new TaxDecision(0, TaxDecision.ReverseCharge, "AT")));

        Has(shown, "Reverse charge: VAT is to be accounted for by the recipient. VAT number of the supplier: DE123456789, of the recipient: ATU12345678.", "PO-7");
    }

    [Fact]
    public void It_speaks_the_buyers_language_whoever_reads_it()
    {
        var reader = CultureInfo.CurrentUICulture;

        var shown = Show(AnInvoiceOf.For(Sample.Mara with { Culture = "de-DE" }, new TaxDecision(1900, TaxDecision.BillingAddress, "DE")));

        Has(shown, "lang=\"de\"", "Rechnungsempf\u00e4nger", "177,31\u00a0\u20ac");
        Assert.Equal(reader, CultureInfo.CurrentUICulture);
    }

    [Fact]
    public void It_is_on_letter_in_the_United_States_and_on_A4_elsewhere()
    {
        Has(Show(AnInvoiceOf.For(Sample.Mara with { Country = "US" }, new TaxDecision(0, TaxDecision.NoTax, "US"))), "paper letter");
        Has(Show(AnInvoiceOf.For(Sample.Mara, new TaxDecision(1900, TaxDecision.BillingAddress, "DE"))), "paper a4");
    }

    [Fact]
    public void A_credit_note_names_its_invoice_the_refund_and_the_reason()
    {
        var note = AnInvoiceOf.For(Sample.Mara, new TaxDecision(1900, TaxDecision.BillingAddress, "DE")).Credited(17_731);

        Has(Shown(BillingDocument.Of(note)), "Credit note", "CN-2026-00001", "INV-2026-00001 of 21 Nov 2026", "re_1", "Reason: order cancelled", "\u20ac177.31", "Paid back");
    }

    [Fact]
    public async Task An_invoice_keeps_the_seller_it_was_written_by()
    {
        await database.Accept(AcceptedOrders.Of(Sample.Team()));
        var invoice = Assert.Single(await database.All<Invoice>());

        var shown = Shown(BillingDocument.Of(invoice, AnInvoiceOf.Shop with { LegalName = "Somebody Else Ltd", Street = "New Road 9" }));

        Has(shown, "Northwind Support GmbH (sample)", "Sample Street 1");
        Assert.DoesNotContain("Somebody Else", shown.Markup, StringComparison.Ordinal);
    }

    private static void Has(IRenderedComponent<DocumentView> shown, params string[] words) => Assert.All(words, word => Assert.Contains(word, shown.Markup, StringComparison.Ordinal));

    private static int Count(IRenderedComponent<DocumentView> shown, string word) => shown.Markup.Split(word).Length - 1;

    private IRenderedComponent<DocumentView> Show(Invoice invoice) => Shown(BillingDocument.Of(invoice, AnInvoiceOf.Shop));

    private IRenderedComponent<DocumentView> Shown(BillingDocument document) => Render<DocumentView>(p => p.Add(x => x.Paper, database.Get<WritePaper>().Run(document)));
}
