using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Printing;
using SignupWeb.Platform.Tax;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Subscriptions.Documents;

/// <summary>Invoices and credit notes as pages, PDF and e-invoices, for whoever has the link of the mail.</summary>
public sealed class TakingADocumentAway : InABrowser
{
    private static readonly AppHost Host = Shops.Open;
    private static int written;

    [Fact]
    public async Task Its_page_leads_to_PDF_and_e_invoice_with_the_same_link()
    {
        var (invoice, _) = await Written(Sample.Mara with { Culture = "de-DE" });
        using var visitor = new PlainBrowser(Host);
        var token = TokenOf(MailReceipt.LinkKind, invoice.Id.Value);

        var page = await visitor.Read($"/invoices/{invoice.Id}?token={token}");

        Assert.Equal($"Invoice {invoice.Number}", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("de", page.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Equal([$"/invoices/{invoice.Id}/ubl?token={token}", $"/invoices/{invoice.Id}/pdf?token={token}"], page.QuerySelectorAll(".actions a").Select(a => a.GetAttribute("href")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task As_e_invoice_it_is_a_file_named_by_its_number()
    {
        var (invoice, note) = await Written(Sample.Mara);
        using var visitor = new PlainBrowser(Host);

        using var ours = await visitor.Get($"/invoices/{invoice.Id}/ubl?token={TokenOf(MailReceipt.LinkKind, invoice.Id.Value)}");
        using var back = await visitor.Get($"/credit-notes/{note.Id}/ubl?token={TokenOf(MailCreditNote.LinkKind, note.Id.Value)}");

        Assert.Equal(("application/xml", invoice.Number + ".xml"), (ours.Content.Headers.ContentType!.MediaType, ours.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal("Invoice", XDocument.Parse(await ours.Content.ReadAsStringAsync()).Root!.Name.LocalName);
        Assert.Equal("CreditNote", XDocument.Parse(await back.Content.ReadAsStringAsync()).Root!.Name.LocalName);
    }

    [Fact]
    public async Task As_PDF_it_is_one_page_of_A4()
    {
        var (invoice, _) = await Written(Sample.Mara);
        using var visitor = new PlainBrowser(Host);

        using var answer = await visitor.Get($"/invoices/{invoice.Id}/pdf?token={TokenOf(MailReceipt.LinkKind, invoice.Id.Value)}");

        Assert.Equal(("application/pdf", invoice.Number + ".pdf"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        var pdf = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Contains("/Count 1", pdf, StringComparison.Ordinal);
        Assert.Matches(@"/MediaBox \[0 0 59[45][.0-9]* 84[12]", pdf);
    }

    [Fact]
    public async Task Its_page_can_be_used_by_everybody()
    {
        var (invoice, note) = await Written(AnInvoiceOf.Vienna with { Culture = "de-DE", PurchaseReference = "PO-7781" });

        var page = await Visit($"{Host.Url}/credit-notes/{note.Id}?token={TokenOf(MailCreditNote.LinkKind, note.Id.Value)}");
        await Everybody.CanUse(page, "/credit note");
        await page.GotoAsync($"{Host.Url}/invoices/{invoice.Id}?token={TokenOf(MailReceipt.LinkKind, invoice.Id.Value)}");
        await Everybody.CanUse(page, "/invoice of a business", (320, ColorScheme.Dark), (1280, ColorScheme.Light));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Browser.Shot(page, "invoice on paper");
    }

    [Fact]
    public async Task A_person_is_offered_no_e_invoice()
    {
        var (invoice, _) = await Written(Sample.Mara with { Company = null });
        using var visitor = new PlainBrowser(Host);
        var token = TokenOf(MailReceipt.LinkKind, invoice.Id.Value);

        Assert.DoesNotContain((await visitor.Read($"/invoices/{invoice.Id}?token={token}")).QuerySelectorAll(".actions a"), a => a.GetAttribute("href")!.Contains("/ubl", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.Status($"/invoices/{invoice.Id}/ubl?token={token}"));
    }

    [Fact]
    public async Task Nobody_gets_at_it_without_its_own_link()
    {
        var (invoice, note) = await Written(Sample.Mara);
        using var visitor = new PlainBrowser(Host);
        var others = TokenOf(MailReceipt.LinkKind, note.Id.Value);

        foreach (var path in (string[])[$"/invoices/{invoice.Id}", $"/credit-notes/{note.Id}"])
        {
            foreach (var way in (string[])["", "/ubl", "/pdf"])
            {
                Assert.Equal(HttpStatusCode.Redirect, await visitor.Status(path + way));
                Assert.Equal(HttpStatusCode.Redirect, await visitor.Status($"{path}{way}?token={others}"));
            }
        }
    }

    [Fact]
    public async Task A_Chromium_that_does_not_print_or_does_not_end_gives_up_in_time()
    {
        Assert.Null(await Printer("/bin/false", TimeSpan.FromSeconds(20)).Print("<p>", default));
        Assert.Null(await Printer("/usr/bin/yes", TimeSpan.FromMilliseconds(200)).Print("<p>", default));

        static PdfPrinter Printer(string program, TimeSpan limit) => new(Options.Create(new DocumentOptions { Chromium = program, TimeLimit = limit }), TimeProvider.System, NullLogger<PdfPrinter>.Instance);
    }

    private static string TokenOf(string kind, Guid id) => Host.Get<SignedLinks>().Make(kind, TimeSpan.FromDays(1), id);

    private static async Task<(Invoice Invoice, CreditNote Note)> Written(Party buyer)
    {
        var tax = buyer.Country == "DE" ? new TaxDecision(1900, TaxDecision.BillingAddress, "DE") : new TaxDecision(0, TaxDecision.ReverseCharge, buyer.Country);
        var number = Interlocked.Increment(ref written);
        var net = new Money(14_900, "eur");
        var order = AcceptedOrders.Of(Sample.Team(), buyer) with { Tax = tax.On(net), Total = net + tax.On(net) };
        var invoice = Invoice.Of(order, Invoice.NumberOf(1999, number), AnInvoiceOf.Shop, tax, AnInvoiceOf.Now);
        var note = CreditNote.Of(invoice, [], AnInvoiceOf.Refund(invoice, net.Minor, $"re_taken_{number}"), CreditNote.NumberOf(1999, number), AnInvoiceOf.Shop, AnInvoiceOf.Now);
        await Host.Get<UnitOfWork>().Run(db =>
        {
            db.AddRange(invoice, note);
            return Task.FromResult(0);
        });
        return (invoice, note);
    }
}
