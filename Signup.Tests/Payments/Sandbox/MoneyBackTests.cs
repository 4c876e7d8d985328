using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Money that goes back: refunds with an end of their own, disputes, and what is too little to charge.</summary>
public sealed class MoneyBackTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("pm_card_refundFail", "succeeded", "failed", 0)]
    [InlineData("pm_card_pendingRefund", "pending", "succeeded", 14900)]
    public async Task A_refund_ends_otherwise_than_it_began(string card, string first, string last, long back)
    {
        var charge = await Charge(card);

        var refund = await host.Api.Made("/v1/refunds", ("charge", charge));
        host.Time.Advance(TimeSpan.FromSeconds(31));
        var settled = await Eventually.See(() => host.Api.Get($"/v1/refunds/{refund.Id}"), r => r.Text("status") == last, $"the refund {last}");

        Assert.Equal((first, last == "failed" ? "expired_or_canceled_card" : null), (refund.Text("status"), settled.Text("failure_reason")));
        Assert.Equal(back, (await host.Api.Get($"/v1/charges/{charge}")).Whole("amount_refunded"));
        var told = (await host.Api.Get("/v1/events?limit=100")).Body["data"]!.AsArray().Select(e => (string)e!["type"]!).Where(t => t.StartsWith("refund.", StringComparison.Ordinal)).Reverse();
        Assert.Equal(last == "failed" ? ["refund.created", "refund.updated", "refund.failed"] : ["refund.created", "refund.updated"], told, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("won", true)]
    [InlineData("lost", false)]
    public async Task A_dispute_is_decided_once(string outcome, bool reinstated)
    {
        await Charge("pm_card_createDispute");
        host.Time.Advance(TimeSpan.FromSeconds(61));
        var dispute = (await Eventually.See(() => host.Api.Get("/v1/disputes"), d => ((JsonArray)d.At("data")!).Count == 1, "the dispute")).Text("data.0.id");

        var (status, _) = await Test($"disputes/{dispute}", new { outcome });
        var (again, refused) = await Test($"disputes/{dispute}", new { outcome });
        var (nonsense, _) = await Test($"disputes/{dispute}", new { outcome = "maybe" });
        var (missing, _) = await Test("disputes/du_none", new { outcome });

        Assert.Equal((200, 409, 400, 404), (status, again, nonsense, missing));
        Assert.Equal("DISPUTE_CLOSED", (string)refused["error"]!["code"]!);
        Assert.Equal(outcome, (await host.Api.Get($"/v1/disputes/{dispute}")).Text("status"));
        var told = (await host.Api.Get("/v1/events?limit=100")).Body["data"]!.AsArray().Select(e => (string)e!["type"]!).Where(t => t.StartsWith("charge.dispute.", StringComparison.Ordinal)).Reverse();
        Assert.Equal([.. new[] { "charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.closed" }, .. reinstated ? ["charge.dispute.funds_reinstated"] : Array.Empty<string>()], told, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("eur", 49, "amount_too_small")]
    [InlineData("gbp", 29, "amount_too_small")]
    [InlineData("gbp", 30, null)]
    [InlineData("eur", 50, null)]
    public async Task Too_little_is_not_charged(string currency, int amount, string? code)
    {
        var customer = await host.Api.Customer();
        var invoice = (await host.Api.Made("/v1/invoices", ("customer", customer), ("currency", currency), ("auto_advance", "false"))).Id!;
        await host.Api.Made("/v1/invoiceitems", ("customer", customer), ("invoice", invoice), ("amount", amount.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("currency", currency));

        Assert.Equal(code, (await host.Api.Post($"/v1/invoices/{invoice}/pay")).Code);
    }

    [Fact]
    public async Task A_card_that_was_detached_is_gone_for_good()
    {
        var customer = await host.Api.Customer(card: null);
        var card = await host.Api.Card(customer, "pm_card_visa");
        await host.Api.Made($"/v1/payment_methods/{card}/detach");

        var again = await host.Api.Post($"/v1/payment_methods/{card}/attach", ("customer", customer));

        Assert.Equal((400, "payment_method_unexpected_state"), (again.Status, again.Code));
    }

    private async Task<string> Charge(string card)
    {
        var customer = await host.Api.Customer(card);
        await host.Api.Subscribe(customer, await host.Api.Price());
        return (await host.Api.Get($"/v1/charges?customer={customer}")).Text("data.0.id")!;
    }

    private async Task<(int Status, JsonNode Body)> Test(string path, object body)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync(new Uri($"{host.Url}/sandbox/test/{path}"), body);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
