using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>A checkout session from its making to its end.</summary>
public sealed class CheckoutSessionTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_new_session_is_open_and_has_a_page()
    {
        var customer = await host.Api.Customer(card: null);

        var session = await host.Api.Session(customer, ("client_reference_id", "signup-1"), ("metadata[signup]", "1"), ("setup_intent_data[metadata][signup]", "1"));

        Assert.Equal(("open", "setup", "signup-1"), (session.Text("status"), session.Text("mode"), session.Text("client_reference_id")));
        Assert.Equal($"{host.Url}/sandbox/checkout/{session.Id}", session.Text("url"));
        Assert.Equal("1", (await host.Api.Get($"/v1/setup_intents/{session.Text("setup_intent")}")).Text("metadata.signup"));
    }

    [Fact]
    public async Task Finished_it_holds_the_card_for_its_customer_and_says_so()
    {
        var customer = await host.Api.Customer(card: null);
        var session = await host.Api.Session(customer);

        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync(new Uri($"{host.Url}/sandbox/test/checkout/sessions/{session.Id}/complete"), new { card = "4242424242424242" });
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        var done = await host.Api.Get($"/v1/checkout/sessions/{session.Id}?expand[]=setup_intent.payment_method");
        Assert.Equal($"https://shop.example/done?session={session.Id}", body["redirect_url"]!.GetValue<string>());
        Assert.Equal(("complete", "succeeded", "4242", customer), (done.Text("status"), done.Text("setup_intent.status"), done.Text("setup_intent.payment_method.card.last4"), done.Text("setup_intent.payment_method.customer")));
        await Eventually.See(() => new[] { "checkout.session.completed", "setup_intent.succeeded", "payment_method.attached" }.All(t => host.Heard.Any(h => h.Body.Contains($"\"type\":\"{t}\"", StringComparison.Ordinal))), "the three events");
    }

    [Fact]
    public async Task Only_an_open_session_can_be_expired()
    {
        var session = await host.Api.Session();

        var expired = await host.Api.Made($"/v1/checkout/sessions/{session.Id}/expire");
        var again = await host.Api.Post($"/v1/checkout/sessions/{session.Id}/expire");

        Assert.Equal(("expired", null, 400), (expired.Text("status"), expired.At("url"), again.Status));
        Assert.Equal("canceled", (await host.Api.Get($"/v1/setup_intents/{session.Text("setup_intent")}")).Text("status"));
    }

    [Fact]
    public async Task It_expires_by_itself_when_its_time_is_over()
    {
        var session = await host.Api.Session(null, ("expires_at", host.Time.GetUtcNow().AddMinutes(31).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

        host.Time.Advance(TimeSpan.FromMinutes(32));

        await Eventually.See(() => host.Api.Get($"/v1/checkout/sessions/{session.Id}"), s => s.Text("status") == "expired", "expired");
        await Eventually.See(() => host.Heard.Any(h => h.Body.Contains("checkout.session.expired", StringComparison.Ordinal)), "the event");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(25 * 60)]
    public async Task A_life_outside_half_an_hour_to_a_day_is_refused(int minutes)
    {
        var at = host.Time.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

        var refused = await host.Api.Post("/v1/checkout/sessions", ("mode", "setup"), ("currency", "eur"), ("success_url", "https://shop.example/"), ("expires_at", at));

        Assert.Equal((400, "expires_at"), (refused.Status, refused.Text("error.param")));
    }

    [Fact]
    public async Task Its_parameters_of_older_versions_are_unknown()
    {
        var refused = await host.Api.Post("/v1/checkout/sessions", ("mode", "setup"), ("currency", "eur"), ("success_url", "https://shop.example/"), ("payment_method_types[0]", "card"));

        Assert.Equal((400, "parameter_unknown"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var customer = await host.Api.Customer();
        var session = await host.Api.Session(customer);
        await host.Api.PostKeyed("/v1/products", "kept", null, ("name", "Team"));
        var key = host.Sandbox.ApiKey;

        host = await host.Restart();

        Assert.Equal(key, host.Sandbox.ApiKey);
        Assert.Equal("open", (await host.Api.Get($"/v1/checkout/sessions/{session.Id}")).Text("status"));
        Assert.Equal("true", (await host.Api.PostKeyed("/v1/products", "kept", null, ("name", "Team"))).Header("Idempotent-Replayed"));
        Assert.Equal(HttpStatusCode.OK, (await Page($"/sandbox/checkout/{session.Id}")).Status);
    }

    [Fact]
    public async Task The_effects_are_counted()
    {
        var customer = await host.Api.Customer();
        await host.Api.Subscribe(customer, await host.Api.Price());
        await host.Api.Made("/v1/refunds", ("charge", (await host.Api.Get("/v1/charges")).Text("data.0.id")!), ("amount", "100"));

        var effects = JsonNode.Parse((await Page("/sandbox/test/effects")).Body)!["gateway"]!;

        Assert.Equal((14900, 100, 1, 1, 1), (effects["captured"]!["eur"]!.GetValue<long>(), effects["refunded"]!["eur"]!.GetValue<long>(), effects["subscriptions"]!.GetValue<long>(), effects["invoices"]!.GetValue<long>(), effects["refunds"]!.GetValue<long>()));
    }

    private async Task<(HttpStatusCode Status, string Body)> Page(string path)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(host.Url + path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
