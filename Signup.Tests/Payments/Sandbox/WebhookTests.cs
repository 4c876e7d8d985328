using System.Text.Json.Nodes;
using SignupTests.Payments.StripeApi;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Payments.Stripe;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>Events on their way to the application.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task An_event_is_posted_signed_and_as_described()
    {
        var customer = await host.Api.Customer(card: null);

        var heard = await First("customer.created");

        Assert.Empty(StripeApiContract.Current.CheckEvent(heard.Body));
        var verified = EventUtility.ConstructEvent(System.Text.Encoding.UTF8.GetBytes(heard.Body), heard.Signature, [host.Sandbox.WebhookSecret], host.Time.GetUtcNow());
        Assert.Equal("customer.created", verified.Type);
        Assert.Equal(customer, JsonNode.Parse(heard.Body)!["data"]!["object"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_event_that_was_not_taken_is_posted_again()
    {
        host.Answers.Enqueue(500);
        host.Answers.Enqueue(503);
        await host.Api.Customer(card: null);

        await Eventually.See(() => host.Heard.Count == 1, "the first try");
        await Advanced(TimeSpan.FromSeconds(3), 2);
        await Advanced(TimeSpan.FromSeconds(11), 3);

        Assert.Equal([500, 503, 200], host.Heard.Select(h => h.Answered));
        Assert.Single(host.Heard.Select(h => h.Body).ToHashSet(StringComparer.Ordinal));
        await Eventually.See(() => host.Api.Get("/v1/events"), e => e.Whole("data.0.pending_webhooks") == 0, "nothing pending");
    }

    [Fact]
    public async Task Events_that_waited_are_posted_after_a_restart()
    {
        host.Answers.Enqueue(500);
        await host.Api.Customer(card: null);
        await Eventually.See(() => host.Heard.Count == 1, "the first try");

        host = await host.Restart();
        host.Time.Advance(TimeSpan.FromMinutes(1));

        await Eventually.See(() => host.Heard.Any(h => Is(h, "customer.created")), "the event after the restart");
    }

    [Theory]
    [InlineData(WebhookFault.Duplicated, 2, 1)]
    [InlineData(WebhookFault.NewId, 2, 2)]
    [InlineData(WebhookFault.None, 1, 1)]
    public async Task A_doubled_event_comes_twice(WebhookFault fault, int times, int ids)
    {
        host.WebhookFaults.Set(fault, "customer.created");
        await host.Api.Customer(card: null);

        await Eventually.See(() => host.Heard.Count == times, $"{times} posts");

        Assert.Equal(ids, host.Heard.Select(h => JsonNode.Parse(h.Body)!["id"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal).Count);
    }

    [Theory]
    [InlineData(WebhookFault.WronglySigned)]
    [InlineData(WebhookFault.Old)]
    public async Task A_badly_signed_event_does_not_verify_and_its_retry_does(WebhookFault fault)
    {
        host.WebhookFaults.Set(fault, times: 1);
        host.Answers.Enqueue(400);
        await host.Api.Customer(card: null);

        await Eventually.See(() => host.Heard.Count == 1, "the bad one");
        await Advanced(TimeSpan.FromSeconds(3), 2);

        var (bad, good) = (host.Heard.First(), host.Heard.Last());
        Assert.ThrowsAny<Exception>(() => Verify(bad));
        Assert.Equal("customer.created", Verify(good).Type);
    }

    [Fact]
    public async Task A_lost_event_is_only_in_the_list()
    {
        host.WebhookFaults.Set(WebhookFault.Lost, "customer.created");
        await host.Api.Customer(card: null);
        await host.Api.Made("/v1/products", ("name", "Team"));

        await First("product.created");

        Assert.DoesNotContain(host.Heard, h => h.Body.Contains("customer.created", StringComparison.Ordinal));
        Assert.Equal("customer.created", (await host.Api.Get("/v1/events?type=customer.created")).Text("data.0.type"));
    }

    [Fact]
    public async Task A_delayed_event_waits()
    {
        host.WebhookFaults.Set(WebhookFault.Delayed, "customer.created");
        await host.Api.Customer(card: null);
        await host.Api.Made("/v1/products", ("name", "Team"));
        await First("product.created");
        Assert.Single(host.Heard);

        await Advanced(TimeSpan.FromSeconds(31), 2);
    }

    [Fact]
    public async Task Further_endpoints_hear_what_they_asked_for_with_their_own_secret()
    {
        var endpoint = await host.Api.Made("/v1/webhook_endpoints", ("url", host.Url + "/webhooks/stripe"), ("enabled_events[0]", "product.created"));
        await host.Api.Made("/v1/products", ("name", "Team"));

        await Eventually.See(() => host.Heard.Count == 2, "both endpoints");

        var secret = endpoint.Text("secret")!;
        Assert.Single(host.Heard, h => Passes(h, secret));
        Assert.Null((await host.Api.Get($"/v1/webhook_endpoints/{endpoint.Id}")).At("secret"));
    }

    private Event Verify(Heard heard, string? secret = null) =>
        EventUtility.ConstructEvent(System.Text.Encoding.UTF8.GetBytes(heard.Body), heard.Signature, [secret ?? host.Sandbox.WebhookSecret], host.Time.GetUtcNow());

    private bool Passes(Heard heard, string secret)
    {
        try
        {
            Verify(heard, secret);
            return true;
        }
        catch (StripeSignatureException)
        {
            return false;
        }
    }

    private async Task<Heard> First(string type)
    {
        await Eventually.See(() => host.Heard.Any(h => Is(h, type)), type);
        return host.Heard.First(h => Is(h, type));
    }

    private static bool Is(Heard heard, string type) => heard.Body.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal);

    /// <summary>Moves the clock until so many posts were seen: the worker may not have noted its last answer yet.</summary>
    private async Task Advanced(TimeSpan by, int posts)
    {
        host.Time.Advance(by);
        await Eventually.See(() =>
        {
            if (host.Heard.Count < posts) { host.Time.Advance(TimeSpan.FromSeconds(1)); }
            return host.Heard.Count >= posts;
        }, $"{posts} posts");
    }
}
