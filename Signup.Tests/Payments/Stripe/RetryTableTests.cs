using System.Net;
using SignupWeb.Payments.Stripe;
using Xunit;

namespace SignupTests.Payments.Stripe;

/// <summary>When a call is made again, how long it waits, and that the key stays the same.</summary>
public sealed class RetryTableTests : IDisposable
{
    private const string Customer = """{"id":"cus_1","object":"customer"}""";
    private readonly StripeHarness stripe = new(held: false);

    public void Dispose() => stripe.Dispose();

    [Theory]
    [InlineData(500, null, true)]
    [InlineData(502, null, true)]
    [InlineData(503, null, true)]
    [InlineData(409, null, true)]
    [InlineData(400, null, false)]
    [InlineData(401, null, false)]
    [InlineData(402, null, false)]
    [InlineData(404, null, false)]
    [InlineData(429, null, false)]
    [InlineData(302, null, false)]
    [InlineData(429, "true", true)]
    [InlineData(402, "true", true)]
    [InlineData(409, "false", false)]
    [InlineData(500, "false", false)]
    [InlineData(500, "perhaps", true)]
    public async Task Stripes_advice_goes_first_then_the_status(int status, string? advice, bool again)
    {
        stripe.Network.Then(status, "{}", advice is null ? [] : [("Stripe-Should-Retry", advice)]).Then(200, Customer);

        var call = Create();

        if (again) { Assert.Equal("cus_1", (await stripe.Finish(call)).Id); }
        else { Assert.Equal((HttpStatusCode)status, (await stripe.Failure(call)).HttpStatusCode); }

        Assert.Equal(again ? 2 : 1, stripe.Network.Sent.Count);
    }

    public static readonly TheoryData<string> Breaks = ["refused", "cut", "cut while answering", "silence"];

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_broken_connection_is_tried_again(string kind)
    {
        Break(kind);
        stripe.Network.Then(200, Customer);

        Assert.Equal("cus_1", (await stripe.Finish(Create())).Id);
        Assert.Equal(2, stripe.Network.Sent.Count);
    }

    [Fact]
    public async Task There_are_two_retries_and_no_more()
    {
        stripe.Network.Then(500).Then(409).Then(503).Then(200, Customer);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await stripe.Failure(Create())).HttpStatusCode);

        Assert.Equal(3, stripe.Network.Sent.Count);
        var sleeps = stripe.Time.Sleeps.ToList();
        Assert.Equal(2, sleeps.Count);
        Assert.InRange(sleeps[0], TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.625));
        Assert.InRange(sleeps[1], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.25));
    }

    [Theory]
    [InlineData(1, 0.0, 0.5)]
    [InlineData(1, 1.0, 0.625)]
    [InlineData(2, 0.0, 1.0)]
    [InlineData(3, 0.5, 2.25)]
    [InlineData(4, 1.0, 5.0)]
    [InlineData(9, 0.0, 5.0)]
    public void Delays_double_up_to_five_seconds(int retry, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), StripeRetryHandler.DelayBefore(retry, chance));

    [Fact]
    public async Task The_key_is_the_same_on_every_try_and_another_for_every_call()
    {
        stripe.Network.Then(500).ThenFails(new HttpRequestException("cut")).Then(200, Customer).Then(200, Customer);

        var first = await stripe.Finish(Create());
        await stripe.Finish(Create());

        var keys = stripe.Network.Sent.Select(s => s.Key).ToList();
        Assert.Single(keys.Take(3).Distinct(StringComparer.Ordinal));
        Assert.NotEqual(keys[0], keys[3], StringComparer.Ordinal);
        Assert.Equal(keys[0], first.StripeResponse!.IdempotencyKey);
        Assert.Single(stripe.Network.Sent.Select(s => s.Body).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_of_the_callers_is_kept()
    {
        await stripe.Finish(stripe.Get<CustomerService>().CreateAsync(new() { Email = "ada@example.com" }, new() { IdempotencyKey = "signup-1-customer" }));

        Assert.Equal("signup-1-customer", Assert.Single(stripe.Network.Sent).Key);
    }

    [Fact]
    public async Task A_GET_carries_no_key()
    {
        await stripe.Finish(stripe.Get<CustomerService>().GetAsync("cus_1", requestOptions: new() { IdempotencyKey = "ignored" }));

        Assert.Null(Assert.Single(stripe.Network.Sent).Key);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(10)]
    public async Task Each_try_has_its_own_time_limit(int seconds)
    {
        stripe.Network.ThenHangs().Then(200, Customer);
        var started = stripe.Time.GetUtcNow();

        await stripe.Finish(stripe.Get<CustomerService>().GetAsync("cus_1", requestOptions: new() { Timeout = TimeSpan.FromSeconds(seconds) }));

        Assert.Equal(2, stripe.Time.Timers.Count(t => t == TimeSpan.FromSeconds(seconds)));
        Assert.True(stripe.Time.GetUtcNow() - started >= TimeSpan.FromSeconds(seconds + 0.5));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_is_not_made_to_wait_for_retries()
    {
        stripe.Network.ThenHangs().Then(200, Customer);
        using var leaves = new CancellationTokenSource();

        var call = stripe.Get<CustomerService>().GetAsync("cus_1", cancellationToken: leaves.Token);
        await leaves.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(stripe.Network.Sent);
    }

    private Task<SignupWeb.Payments.Stripe.Customer> Create() => stripe.Get<CustomerService>().CreateAsync(new() { Email = "ada@example.com" });

    private void Break(string kind)
    {
        _ = kind switch
        {
            "refused" => stripe.Network.ThenFails(new HttpRequestException(HttpRequestError.ConnectionError)),
            "cut" => stripe.Network.ThenFails(new HttpRequestException("reset", new IOException("reset"))),
            "cut while answering" => stripe.Network.ThenAnswers(new StreamContent(new CutStream())),
            "silence" => stripe.Network.ThenHangs(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
        };
    }

    /// <summary>A body that ends before its end.</summary>
    private sealed class CutStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => Task.FromException(new IOException("the connection was cut"));
    }
}
