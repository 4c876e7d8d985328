using System.Net;
using System.Text.Json.Nodes;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Provisioning;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What belongs to one customer does not exist for another.</summary>
public sealed class SomebodyElse
{
    [Fact]
    public async Task Finds_nothing_of_a_customers_sign_up_order_and_documents()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        using var host = new AppHost(time);
        using var mara = new Headless(host);
        var order = await mara.Order("Field Handbook", "once");
        time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the sign-up completed");
        await Eventually.Hold(async () => (await host.All<Download>()).TrueForAll(d => d.ReadyAt is not null) && (await host.All<Invoice>()).Count == 1, "the download and the invoice");
        using var otto = await Registered(host, "otto@brandt.example");

        var contract = (await host.All<Contract>()).Single().Id;
        var invoice = (await host.All<Invoice>()).Single().Id;
        var download = (await host.All<Download>()).Single().Path;
        string[] maras =
        [
            $"/signup/{mara.SignupId}", $"/signup/{mara.SignupId}/plan", $"/signup/{mara.SignupId}/profile", $"/signup/{mara.SignupId}/review", $"/signup/{mara.SignupId}/contract-text",
            $"/orders/{order["reference"]}", $"/contracts/{contract}", $"/invoices/{invoice}", download,
        ];
        foreach (var path in maras) { Assert.True(await otto.Status(path) == HttpStatusCode.NotFound, $"{path} can be seen by somebody else."); }
        using var herself = new PlainBrowser(host);
        await herself.SignIn();
        foreach (var path in maras.Skip(5)) { Assert.True(await herself.Status(path) == HttpStatusCode.OK, $"{path} cannot be seen by its owner."); }
    }

    [Fact]
    public async Task Guesses_no_thank_you_page_and_none_of_its_documents()
    {
        using var host = new AppHost();
        using var visitor = new PlainBrowser(host);

        Assert.Equal(HttpStatusCode.NotFound, await visitor.Status("/thank-you/AAAAAAAAAAAAAAAAAAAAAAAA"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.Status("/thank-you/AAAAAAAAAAAAAAAAAAAAAAAA/contract"));
        Assert.Equal(HttpStatusCode.NotFound, await visitor.Status("/thank-you/AAAAAAAAAAAAAAAAAAAAAAAA/invoice"));
    }

    [Fact]
    public async Task Cannot_read_or_cancel_an_order_over_the_api()
    {
        using var host = new AppHost(new ManualTime(DateTimeOffset.UtcNow));
        using var mara = new Headless(host);
        await mara.Order();
        using var otto = new Headless(host);
        await otto.Start();
        await otto.Register("otto@brandt.example");

        using var read = await otto.Try(HttpMethod.Get, $"/api/orders/{mara.OrderId}", null);
        using var cancelled = await otto.Try(HttpMethod.Post, $"/api/orders/{mara.OrderId}/cancel", new { });
        using var signup = await otto.Try(HttpMethod.Get, $"/api/signups/{mara.SignupId}", null);

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
        Assert.Equal("ORDER_NOT_FOUND", (string?)JsonNode.Parse(await cancelled.Content.ReadAsStringAsync())!["code"]);
        Assert.Equal(HttpStatusCode.NotFound, signup.StatusCode);
        Assert.Equal("placed", (string?)(await mara.PlacedOrder())["state"]);
    }

    private static async Task<PlainBrowser> Registered(AppHost host, string email)
    {
        using var program = new Headless(host);
        await program.Start();
        await program.Register(email);
        var visitor = new PlainBrowser(host);
        await visitor.SignIn(email);
        return visitor;
    }
}
