using System.Net;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Tax;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Subscriptions.Documents;

/// <summary>A Chromium that is there and does not work: the PDF is missing, its page is not.</summary>
public sealed class APdfThatFails
{
    [Fact]
    public async Task Is_said_in_a_sentence_and_the_page_prints_all_the_same()
    {
        await using var host = new AppHost(settings: [new("Documents:Chromium", "/bin/false")]);
        var invoice = Invoice.Of(AcceptedOrders.Of(Sample.Team()), Invoice.NumberOf(1999, 1), AnInvoiceOf.Shop, new TaxDecision(1900, TaxDecision.BillingAddress, "DE"), AnInvoiceOf.Now);
        await host.Get<UnitOfWork>().Run(db =>
        {
            db.Add(invoice);
            return Task.FromResult(0);
        });
        using var visitor = new PlainBrowser(host);
        var token = host.Get<SignedLinks>().Make(MailReceipt.LinkKind, TimeSpan.FromDays(1), invoice.Id.Value);

        using var pdf = await visitor.Get($"/invoices/{invoice.Id}/pdf?token={token}");
        var page = await visitor.Read($"/invoices/{invoice.Id}?token={token}");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/plain"), (pdf.StatusCode, pdf.Content.Headers.ContentType?.MediaType));
        Assert.Equal("The PDF could not be made just now. Try again in a minute, or print the page.", await pdf.Content.ReadAsStringAsync());
        Assert.Equal($"Invoice {invoice.Number}", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("button[data-print]"));
    }
}
