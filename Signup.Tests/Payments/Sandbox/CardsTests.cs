using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Each listed test card on the hosted page and afterwards.</summary>
public sealed class CardsTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("4000000000000002", "card_declined", "generic_decline")]
    [InlineData("4000000000009995", "card_declined", "insufficient_funds")]
    [InlineData("4000000000000069", "expired_card", "expired_card")]
    [InlineData("4000000000000127", "incorrect_cvc", "incorrect_cvc")]
    [InlineData("4000000000000119", "processing_error", "processing_error")]
    [InlineData("4242424242424241", "incorrect_number", "incorrect_number")]
    public async Task A_declined_card_says_why_and_another_may_be_tried(string card, string code, string declineCode)
    {
        var customer = await host.Api.Customer(card: null);
        var session = await host.Api.Session(customer);

        var (status, declined) = await Complete(session.Id!, card);
        var intent = await host.Api.Get($"/v1/setup_intents/{session.Text("setup_intent")}");
        var (second, _) = await Complete(session.Id!, "4242424242424242");

        Assert.Equal((402, code, declineCode), (status, declined["error"]!["code"]!.GetValue<string>(), declined["error"]!["decline_code"]!.GetValue<string>()));
        Assert.Equal(("requires_payment_method", code), (intent.Text("status"), intent.Text("last_setup_error.code")));
        Assert.Equal(200, second);
    }

    [Theory]
    [InlineData("4242424242424242", "active", "paid")]
    [InlineData("4000000000000341", "incomplete", "open")]
    [InlineData("4000000000000259", "active", "paid")]
    [InlineData("4000002500003155", "active", "paid")]
    [InlineData("4000002760003184", "incomplete", "open")]
    public async Task A_saved_card_behaves_as_listed_when_it_is_charged(string card, string subscription, string invoice)
    {
        var customer = await host.Api.Customer(card: null);
        var method = await Saved(customer, card);

        var made = await host.Api.Subscribe(customer, await host.Api.Price(), ("default_payment_method", method));

        Assert.Equal((200, subscription, invoice), (made.Status, made.Text("status"), made.Text("latest_invoice.status")));
    }

    [Fact]
    public async Task A_refused_authentication_leaves_the_session_open()
    {
        var customer = await host.Api.Customer(card: null);
        var session = await host.Api.Session(customer);

        var (status, body) = await Complete(session.Id!, "4000 0025 0000 3155", authenticate: false);

        Assert.Equal((402, "setup_intent_authentication_failure"), (status, body["error"]!["code"]!.GetValue<string>()));
        Assert.Equal("open", (await host.Api.Get($"/v1/checkout/sessions/{session.Id}")).Text("status"));
    }

    [Fact]
    public async Task A_disputed_card_is_disputed_a_minute_later()
    {
        var customer = await host.Api.Customer("pm_card_createDispute");
        await host.Api.Subscribe(customer, await host.Api.Price());

        host.Time.Advance(TimeSpan.FromSeconds(61));
        var dispute = await Eventually.See(() => host.Api.Get("/v1/disputes"), d => ((JsonArray)d.At("data")!).Count == 1, "the dispute");

        Assert.Equal("needs_response", dispute.Text("data.0.status"));
        Assert.Equal("True", (await host.Api.Get($"/v1/charges/{dispute.Text("data.0.charge")}")).Text("disputed"), ignoreCase: true);
    }

    [Theory]
    [InlineData("5555555555554444")]
    [InlineData("4111111111111111")]
    [InlineData("hello")]
    public async Task Any_other_number_is_not_taken(string number)
    {
        var session = await host.Api.Session();

        var (status, _) = await Complete(session.Id!, number);

        Assert.Equal(400, status);
    }

    [Fact]
    public async Task No_card_number_is_ever_written_down()
    {
        var customer = await host.Api.Customer(card: null);
        await Saved(customer, "4000002760003184");
        await Complete((await host.Api.Session(customer)).Id!, "4000000000000002");

        foreach (var file in Directory.EnumerateFiles(host.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var content = await reader.ReadToEndAsync();
            Assert.DoesNotContain("4000002760003184", content, StringComparison.Ordinal);
            Assert.DoesNotContain("4000000000000002", content, StringComparison.Ordinal);
        }
    }

    private async Task<string> Saved(string customer, string card)
    {
        var session = await host.Api.Session(customer);
        var (status, body) = await Complete(session.Id!, card);
        Assert.True(status == 200, body.ToJsonString());
        return (await host.Api.Get($"/v1/checkout/sessions/{session.Id}", "setup_intent")).Text("setup_intent.payment_method")!;
    }

    private async Task<(int Status, JsonNode Body)> Complete(string session, string card, bool authenticate = true)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync(new Uri($"{host.Url}/sandbox/test/checkout/sessions/{session}/complete"), new { card, authenticate });
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
