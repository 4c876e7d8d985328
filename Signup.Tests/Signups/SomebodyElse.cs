using System.Net;
using System.Text.Json.Nodes;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Provisioning;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What belongs to one customer does not exist for another.</summary>
public sealed class SomebodyElse(TheShop shop) : IClassFixture<TheShop>
{
    private readonly AppHost host = shop.Host;

    [Fact]
    public async Task Finds_nothing_of_a_customers_sign_up_order_and_documents()
    {
        var email = shop.NewAddress();
        using var mara = new Headless(host);
        var order = await mara.Order("Field Handbook", "once", email: email);
        var id = OrderId.Parse(mara.OrderId, null);
        shop.Time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the sign-up completed");
        var download = (await Eventually.See(async () => (await host.All<Download>()).SingleOrDefault(d => d.OrderId == id && d.ReadyAt is not null), "the download")).Path;
        var invoice = (await Eventually.See(async () => (await host.All<Invoice>()).SingleOrDefault(i => i.OrderId == id), "the invoice")).Id;
        var contract = (await host.All<Contract>()).Single(c => c.OrderId == id).Id;
        using var otto = await Registered(shop.NewAddress());

        string[] maras =
        [
            $"/signup/{mara.SignupId}", $"/signup/{mara.SignupId}/plan", $"/signup/{mara.SignupId}/profile", $"/signup/{mara.SignupId}/review", $"/signup/{mara.SignupId}/contract-text",
            $"/orders/{order["reference"]}", $"/contracts/{contract}", $"/invoices/{invoice}", $"/invoices/{invoice}/ubl", download,
        ];
        foreach (var path in maras) { Assert.True(await otto.Status(path) == HttpStatusCode.NotFound, $"{path} can be seen by somebody else."); }
        using var herself = new PlainBrowser(host);
        await herself.SignIn(email);
        foreach (var path in maras.Skip(5)) { Assert.True(await herself.Status(path) == HttpStatusCode.OK, $"{path} cannot be seen by its owner."); }
    }

    [Fact]
    public async Task Guesses_no_thank_you_page_and_none_of_its_documents()
    {
        using var visitor = new PlainBrowser(host);

        Assert.Equal(HttpStatusCode.NotFound, await visitor.Status("/thank-you/AAAAAAAAAAAAAAAAAAAAAAAA"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.Status("/thank-you/AAAAAAAAAAAAAAAAAAAAAAAA/contract"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.Status("/thank-you/AAAAAAAAAAAAAAAAAAAAAAAA/invoice"));
    }

    [Fact]
    public async Task Cannot_read_or_cancel_an_order_over_the_api()
    {
        using var mara = new Headless(host);
        await mara.Order(email: shop.NewAddress());
        using var otto = new Headless(host);
        await otto.Start();
        await otto.Register(shop.NewAddress());

        using var read = await otto.Try(HttpMethod.Get, $"/api/orders/{mara.OrderId}", null);
        using var cancelled = await otto.Try(HttpMethod.Post, $"/api/orders/{mara.OrderId}/cancel", new { });
        using var signup = await otto.Try(HttpMethod.Get, $"/api/signups/{mara.SignupId}", null);

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
        Assert.Equal("ORDER_NOT_FOUND", (string?)JsonNode.Parse(await cancelled.Content.ReadAsStringAsync())!["code"]);
        Assert.Equal(HttpStatusCode.NotFound, signup.StatusCode);
        Assert.Equal("placed", (string?)(await mara.PlacedOrder())["state"]);
    }

    private async Task<PlainBrowser> Registered(string email)
    {
        using var program = new Headless(host);
        await program.Start();
        await program.Register(email);
        var visitor = new PlainBrowser(host);
        await visitor.SignIn(email);
        return visitor;
    }
}
