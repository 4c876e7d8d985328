using System.Net;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;
using SignupWeb.Provisioning;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Provisioning;

public sealed class FetchingADownload(TheShop shop) : IClassFixture<TheShop>, IDisposable
{
    private readonly AppHost host = shop.Host;
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(shop.Host.Url) };

    [Fact]
    public async Task The_mails_link_streams_the_real_file_under_its_name()
    {
        var download = await Ready();

        using var answer = await http.GetAsync(DownloadLinks.Of(host.Get<SignedLinks>(), download));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("field-handbook.pdf", answer.Content.Headers.ContentDisposition?.FileName);
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(download.Bytes, body.Length);
        Assert.Equal("%PDF-1.4"u8.ToArray(), body[..8]);
    }

    [Fact]
    public async Task A_part_of_it_can_be_fetched_and_each_fetch_from_the_beginning_counts_once()
    {
        var download = await Ready();
        var link = DownloadLinks.Of(host.Get<SignedLinks>(), download);
        async Task<(HttpStatusCode, long?)> Fetched(long? from, HttpMethod? method = null)
        {
            using var request = new HttpRequestMessage(method ?? HttpMethod.Get, link);
            if (from is not null) { request.Headers.Range = new(from, null); }
            using var answer = await http.SendAsync(request);
            return (answer.StatusCode, answer.Content.Headers.ContentLength);
        }

        Assert.Equal((HttpStatusCode.OK, download.Bytes), await Fetched(null));
        Assert.Equal((HttpStatusCode.PartialContent, download.Bytes - 100), await Fetched(100));
        Assert.Equal((HttpStatusCode.PartialContent, download.Bytes), await Fetched(0));
        Assert.Equal(HttpStatusCode.OK, (await Fetched(null, HttpMethod.Head)).Item1);

        Assert.Equal(2, (await host.All<Download>()).Single(d => d.Id == download.Id).Fetches);
    }

    [Fact]
    public async Task To_everybody_else_it_does_not_exist()
    {
        var download = await Ready();
        var links = host.Get<SignedLinks>();

        Assert.Equal(HttpStatusCode.NotFound, await Status(download.Path));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"{download.Path}?token=1.download.x.y.z"));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"{download.Path}?token={links.Make(DownloadLinks.Kind, TimeSpan.FromDays(1), Guid.NewGuid())}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"{download.Path}?token={links.Make(MailContract.LinkKind, TimeSpan.FromDays(1), download.Id.Value)}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/downloads/{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task Contract_and_invoice_open_with_their_own_links_only()
    {
        var order = (await Ready()).OrderId;
        var links = host.Get<SignedLinks>();
        var contract = Assert.Single(await host.All<Contract>(), c => c.OrderId == order);
        var invoice = await Eventually.See(async () => (await host.All<Invoice>()).SingleOrDefault(i => i.OrderId == order), "an invoice");

        var shown = await http.GetStringAsync($"/contracts/{contract.Id}?token={links.Make(MailContract.LinkKind, TimeSpan.FromDays(1), contract.Id.Value)}");
        Assert.Contains(contract.TextHash, shown, StringComparison.Ordinal);
        Assert.Contains(invoice.Number, await http.GetStringAsync($"/invoices/{invoice.Id}?token={links.Make(MailReceipt.LinkKind, TimeSpan.FromDays(1), invoice.Id.Value)}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await Status($"/contracts/{contract.Id}"));
        Assert.Equal(HttpStatusCode.Redirect, await Status($"/invoices/{invoice.Id}?token={links.Make(MailContract.LinkKind, TimeSpan.FromDays(1), invoice.Id.Value)}"));
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpStatusCode> Status(string address)
    {
        using var answer = await http.GetAsync(address);
        return answer.StatusCode;
    }

    /// <summary>Mara's handbook, provided by the running application.</summary>
    private async Task<Download> Ready()
    {
        var order = AcceptedOrders.Of(AcceptedOrders.Handbook);
        await host.Get<UnitOfWork>().Run(db =>
        {
            RecordAgreement.Into(db, order.OrderId, order.SignupId, order.ClientAccountId, order.CustomerId, order.Offer, order.Party, ContractText.Compose(order.Offer, order.Party, "Northwind Support"), false, new DateTimeOffset(2026, 11, 21, 13, 32, 0, TimeSpan.Zero));
            db.Announce(order);
            return Task.FromResult(0);
        });
        return await Eventually.See(async () => (await host.All<Download>()).SingleOrDefault(d => d.OrderId == order.OrderId && d.State == DownloadState.Ready), "a download that is ready");
    }
}
