using System.Text.Json.Nodes;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>The same request more than once.</summary>
public sealed class IdempotencyTests : IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.Start();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_same_key_and_parameters_get_the_first_answer_again()
    {
        var first = await host.Api.PostKeyed("/v1/customers", "signup-1-customer", null, ("email", "a@b.example"), ("name", "Ada"));
        var again = await host.Api.PostKeyed("/v1/customers", "signup-1-customer", null, ("name", "Ada"), ("email", "a@b.example"));

        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Null(first.Header("Idempotent-Replayed"));
        Assert.Equal("true", again.Header("Idempotent-Replayed"));
        Assert.Equal(first.Header("Request-Id"), again.Header("Original-Request"));
    }

    [Fact]
    public async Task The_same_key_with_other_parameters_is_refused()
    {
        await host.Api.PostKeyed("/v1/customers", "k", null, ("email", "a@b.example"));

        var other = await host.Api.PostKeyed("/v1/customers", "k", null, ("email", "c@d.example"));
        var elsewhere = await host.Api.PostKeyed("/v1/products", "k", null, ("name", "Team"));

        Assert.Equal((400, "idempotency_error"), (other.Status, other.Type));
        Assert.Equal((400, "idempotency_error"), (elsewhere.Status, elsewhere.Type));
    }

    [Fact]
    public async Task A_refusal_is_replayed_but_a_malformed_request_may_be_corrected()
    {
        var missing = await host.Api.PostKeyed("/v1/customers/cus_none", "k1", null, ("name", "x"));
        var missingAgain = await host.Api.PostKeyed("/v1/customers/cus_none", "k1", null, ("name", "x"));
        var malformed = await host.Api.PostKeyed("/v1/customers", "k2", null, ("nam", "x"));
        var corrected = await host.Api.PostKeyed("/v1/customers", "k2", null, ("name", "x"));

        Assert.Equal((404, "true"), (missingAgain.Status, missingAgain.Header("Idempotent-Replayed")));
        Assert.Equal((404, 400, 200), (missing.Status, malformed.Status, corrected.Status));
    }

    [Fact]
    public async Task After_a_day_the_key_is_free_again()
    {
        var first = await host.Api.PostKeyed("/v1/customers", "k", null, ("name", "x"));
        host.Time.Advance(TimeSpan.FromHours(25));

        var later = await host.Api.PostKeyed("/v1/customers", "k", null, ("name", "x"));

        Assert.False(first.Id == later.Id);
    }

    [Fact]
    public async Task Fifty_at_once_make_one_object()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => host.Api.PostKeyed("/v1/customers", "same", null, ("name", "Mara"))));

        Assert.All(answers, a => Assert.Equal(answers[0].Id, a.Id));
        Assert.Single((JsonArray)(await host.Api.Get("/v1/customers")).At("data")!);
    }

    [Fact]
    public async Task A_lost_answer_is_given_again_and_the_work_was_done_once()
    {
        var customer = await host.Api.Customer();
        var price = await host.Api.Price();
        (string, string)[] order = [("customer", customer), ("items[0][price]", price)];

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => host.Api.PostKeyed("/v1/subscriptions", "order-1", "drop_response_once", order));
        var retry = await host.Api.PostKeyed("/v1/subscriptions", "order-1", "drop_response_once", order);

        Assert.Equal((200, "true"), (retry.Status, retry.Header("Idempotent-Replayed")));
        Assert.Single((JsonArray)(await host.Api.Get("/v1/subscriptions")).At("data")!);
        Assert.Single((JsonArray)(await host.Api.Get("/v1/charges")).At("data")!);
    }

    [Fact]
    public async Task A_server_error_does_nothing_and_the_retry_works()
    {
        var failed = await host.Api.PostKeyed("/v1/customers", "k", "server_error_once", ("name", "x"));
        var retry = await host.Api.PostKeyed("/v1/customers", "k", "server_error_once", ("name", "x"));

        Assert.Equal((500, "api_error", 200), (failed.Status, failed.Type, retry.Status));
        Assert.Null(retry.Header("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Limits_answer_429_and_say_whether_to_retry()
    {
        var limited = await host.Api.PostKeyed("/v1/customers", "k", "rate_limit", ("name", "x"));
        var locked = await host.Api.PostKeyed("/v1/customers", "k", "lock_timeout", ("name", "x"));

        Assert.Equal((429, "rate_limit", "false"), (limited.Status, limited.Code, limited.Header("Stripe-Should-Retry")));
        Assert.Equal((429, "lock_timeout", "true"), (locked.Status, locked.Code, locked.Header("Stripe-Should-Retry")));
    }

    [Fact]
    public async Task Armed_faults_hit_only_what_they_are_for()
    {
        host.Faults.Arm(SignupWeb.Payments.Sandbox.Api.ApiFault.RateLimit, times: 1, path: "/v1/products", method: "POST");

        Assert.Equal(200, (await host.Api.Post("/v1/customers", ("name", "x"))).Status);
        Assert.Equal(429, (await host.Api.Post("/v1/products", ("name", "x"))).Status);
        Assert.Equal(200, (await host.Api.Post("/v1/products", ("name", "x"))).Status);
    }
}
