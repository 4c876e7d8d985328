using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SignupWeb.Payments.Stripe;
using Xunit;

namespace SignupTests.Payments.Stripe;

public sealed class StripeClientTests : IDisposable
{
    private readonly StripeHarness stripe = new(held: false);

    public void Dispose() => stripe.Dispose();

    [Fact]
    public async Task Key_and_version_go_with_every_call()
    {
        await stripe.Get<CustomerService>().GetAsync("cus_1");

        var sent = Assert.Single(stripe.Network.Sent);
        Assert.Equal("Bearer sk_test_harness", sent.Headers["Authorization"]);
        Assert.Equal("2026-10-28.endive", sent.Headers["Stripe-Version"]);
        Assert.Equal("https://api.stripe.com/v1/customers/cus_1", sent.Uri.AbsoluteUri);
    }

    [Fact]
    public async Task What_came_beside_the_answer_is_kept()
    {
        stripe.Network.Then(200, """{"id":"cus_1","object":"customer"}""", ("Request-Id", "req_9"), ("Idempotent-Replayed", "true"));

        var customer = await stripe.Get<CustomerService>().CreateAsync(new(), new() { IdempotencyKey = "k" });

        Assert.Equal(new("req_9", "k", IsReplayed: true), customer.StripeResponse);
    }

    [Fact]
    public async Task The_log_names_Stripes_request_and_nothing_secret()
    {
        stripe.Network
            .ThenFails(new HttpRequestException("reset by peer"))
            .Then(402, """{"error":{"type":"card_error","code":"card_declined"}}""", ("Request-Id", "req_42"));

        await stripe.Failure(stripe.Get<CustomerService>().CreateAsync(new() { Email = "ada@example.com" }, new() { IdempotencyKey = "signup-1-customer" }));

        Assert.Contains(stripe.Log.Lines, l => l.StartsWith("Warning: Stripe POST /v1/customers: try 1 ended with reset by peer", StringComparison.Ordinal));
        Assert.Contains(stripe.Log.Lines, l => l.StartsWith("Information: Stripe POST /v1/customers: 402 after", StringComparison.Ordinal) && l.Contains("2 tries, request req_42", StringComparison.Ordinal));
        Assert.DoesNotContain(stripe.Log.Lines, l => l.Contains("sk_test", StringComparison.Ordinal) || l.Contains("ada", StringComparison.Ordinal));
        Assert.DoesNotContain("sk_test", stripe.Get<StripeEndpointSource>()().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../customers")]
    [InlineData("cus_1?expand")]
    [InlineData("cus_1/payment_methods")]
    public async Task What_is_no_id_reaches_no_route(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => stripe.Get<CustomerService>().GetAsync(id));

        Assert.Empty(stripe.Network.Sent);
    }

    [Fact]
    public async Task An_endpoint_of_ones_own_may_have_a_path_in_front()
    {
        var services = new ServiceCollection();
        services.AddSingleton<StripeEndpointSource>(() => new(new("http://127.0.0.1:5080/sandbox/stripe/"), "sk_test_sandbox_1"));
        services.AddLogging();
        services.AddStripeClient().ConfigurePrimaryHttpMessageHandler(() => stripe.Network);
        await using var provider = services.BuildServiceProvider();

        await new RefundService(provider.GetRequiredService<StripeClient>()).ListAsync(new() { Limit = 3 });

        var sent = Assert.Single(stripe.Network.Sent);
        Assert.Equal("http://127.0.0.1:5080/sandbox/stripe/v1/refunds?limit=3", sent.Uri.AbsoluteUri);
        Assert.Equal("Bearer sk_test_sandbox_1", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task All_pages_are_fetched_one_after_the_other()
    {
        stripe.Network
            .Then(200, """{"object":"list","data":[{"id":"re_3"},{"id":"re_2"}],"has_more":true,"url":"/v1/refunds"}""")
            .Then(200, """{"object":"list","data":[{"id":"re_1"}],"has_more":false,"url":"/v1/refunds"}""");

        var ids = new List<string>();
        await foreach (var refund in stripe.Get<RefundService>().ListAutoPagingAsync(new() { Limit = 2, PaymentIntent = "pi_1" })) { ids.Add(refund.Id); }

        Assert.Equal(["re_3", "re_2", "re_1"], ids);
        Assert.Equal(["?payment_intent=pi_1&limit=2", "?payment_intent=pi_1&limit=2&starting_after=re_2"], stripe.Network.Sent.Select(s => s.Uri.Query), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_empty_page_ends_the_walk_whatever_it_promises()
    {
        stripe.Network.Then(200, """{"object":"list","data":[],"has_more":true,"url":"/v1/refunds"}""");

        await foreach (var refund in stripe.Get<RefundService>().ListAutoPagingAsync()) { Assert.Fail(refund.Id); }

        Assert.Single(stripe.Network.Sent);
    }

    [Fact]
    public async Task An_object_comes_as_its_id_or_whole_or_deleted()
    {
        stripe.Network
            .Then(200, """{"id":"sub_1","customer":"cus_1","latest_invoice":null,"items":{"data":[{"id":"si_1","current_period_end":1793609999,"price":{"id":"price_1","product":"prod_1"}}]}}""")
            .Then(200, """{"id":"sub_1","customer":{"id":"cus_1","object":"customer","deleted":true},"latest_invoice":{"id":"in_1","total":17731,"metadata":null,"parent":{"type":"subscription_details","subscription_details":{"subscription":"sub_1","metadata":null}}}}""");

        var thin = await stripe.Get<SubscriptionService>().GetAsync("sub_1");
        var full = await stripe.Get<SubscriptionService>().GetAsync("sub_1");

        Assert.Equal(("cus_1", null, null), (thin.Customer.Id, thin.Customer.Value, thin.LatestInvoice));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1793609999), Assert.Single(thin.Items.Data).CurrentPeriodEnd);
        Assert.True(full.Customer.Value!.Deleted);
        Assert.Equal(17731, full.LatestInvoice!.Value!.Total);
        Assert.Empty(full.LatestInvoice.Value.Metadata);
        Assert.Equal("sub_1", full.LatestInvoice.Value.Parent!.SubscriptionDetails!.Subscription.Id);
    }

    [Fact]
    public async Task A_missing_object_says_so()
    {
        stripe.Network.Then(404, """{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such invoice: 'in_9'","param":"invoice"}}""");

        var no = await stripe.Failure(stripe.Get<InvoiceService>().GetAsync("in_9"));

        Assert.True(no.IsMissing);
        Assert.Equal(HttpStatusCode.NotFound, no.HttpStatusCode);
        Assert.Contains("No such invoice", no.Message, StringComparison.Ordinal);
    }
}
