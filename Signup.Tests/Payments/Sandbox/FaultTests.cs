using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Faults;
using SignupWeb.Payments.Stripe;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Faults set while everything runs.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task One_for_the_next_calls_reaches_the_shops_own_client()
    {
        var (_, set) = await Set(new { api = "rate_limit", count = 1 });

        var refused = await Assert.ThrowsAsync<StripeException>(() => new CustomerService(host.Get<StripeClient>()).CreateAsync(new() { Email = "mara@hafenlicht.example" }));

        Assert.Equal(("rate_limit", 1), ((string)set["api"]![0]!["fault"]!, (int)set["api"]![0]!["left"]!));
        Assert.Equal("rate_limit", refused.StripeError!.Code);
        Assert.Empty(host.Get<FaultSwitch>().Calls);
    }

    [Fact]
    public async Task Every_fault_can_be_set_shown_and_cleared()
    {
        foreach (var fault in FaultSwitch.OfCalls) { await Set(new { api = FaultSwitch.NameOf(fault), path = "/v1/none" }); }
        foreach (var fault in FaultSwitch.OfEvents) { await Set(new { webhook = FaultSwitch.NameOf(fault), type = "none" }); }

        using var http = new HttpClient();
        var shown = JsonNode.Parse(await http.GetStringAsync(new Uri($"{host.Url}/sandbox/test/faults")))!;
        var (_, cleared) = await Set(new { clear = true });

        Assert.Equal(["rate_limit", "server_error_once", "drop_response_once", "timeout", "lock_timeout"], shown["api"]!.AsArray().Select(f => (string)f!["fault"]!), StringComparer.Ordinal);
        Assert.Equal(["delayed", "duplicated", "new_id", "shuffled", "lost", "wrongly_signed", "old"], shown["webhook"]!.AsArray().Select(f => (string)f!["fault"]!), StringComparer.Ordinal);
        Assert.Equal((0, 0), (cleared["api"]!.AsArray().Count, cleared["webhook"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("{\"api\":\"fire\"}", "FAULT_UNKNOWN")]
    [InlineData("{\"webhook\":\"none\"}", "FAULT_UNKNOWN")]
    [InlineData("{\"api\":\"timeout\",\"count\":0}", "FAULT_COUNT")]
    [InlineData("{\"webhook\":\"lost\",\"count\":1001}", "FAULT_COUNT")]
    [InlineData("{}", "FAULT_MISSING")]
    public async Task Nonsense_is_refused(string body, string code)
    {
        var (status, answer) = await Set(JsonNode.Parse(body)!);

        Assert.Equal((400, code), (status, (string)answer["error"]!["code"]!));
    }

    private async Task<(int Status, JsonNode Body)> Set(object body)
    {
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync(new Uri($"{host.Url}/sandbox/test/faults"), body);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
