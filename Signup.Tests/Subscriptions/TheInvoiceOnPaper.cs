using System.Globalization;
using Bunit;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions;
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
        var shown = Show(new TaxDecision(1900, TaxDecision.BillingAddress, "DE"), Sample.Mara);

        Assert.Contains("Hafenlicht GmbH", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("Northwind Support GmbH", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("VAT 19 %", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("Because your billing address is in Germany", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("€177.31", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_business_abroad_reads_about_the_reverse_charge_and_finds_its_id_and_reference()
    {
        var shown = Show(new TaxDecision(0, TaxDecision.ReverseCharge, "AT"), Sample.Mara with { Country = "AT", TaxId = "ATU12345678", PurchaseReference = "PO-7" });

        Assert.Contains("Reverse charge: your business in Austria accounts for the VAT", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("ATU12345678", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("PO-7", shown.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<InvoiceView> Show(TaxDecision tax, Party party)
    {
        var net = new Money(14_900, "eur");
        var order = AcceptedOrders.Of(Sample.Team(), party) with { Tax = tax.On(net), Total = net + tax.On(net) };
        return Render<InvoiceView>(p => p.Add(x => x.Invoice, Invoice.Of(order, "INV-2026-00001", tax, database.Time.GetUtcNow())));
    }
}
