using System.Net;
using SignupWeb.Payments.Stripe;
using Xunit;

namespace SignupTests.Payments.Stripe;

/// <summary>A call whose outcome nobody knows is never reported as failed.</summary>
public sealed class UnknownOutcomeTests : IDisposable
{
    private const string Declined = """{"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","message":"Your card has insufficient funds.","param":"payment_method","payment_intent":{"id":"pi_1","object":"payment_intent","status":"requires_payment_method"}}}""";
    private const string Limited = """{"error":{"type":"invalid_request_error","code":"rate_limit"}}""";
    private const string Broken = """{"error":{"type":"api_error"}}""";
    private readonly StripeHarness stripe = new(held: false);

    public void Dispose() => stripe.Dispose();

    [Fact]
    public async Task A_decline_is_a_plain_no()
    {
        stripe.Network.Then(402, Declined, ("Request-Id", "req_7"));

        var no = await Pay();

        Assert.False(no.IsOutcomeUnknown);
        Assert.False(no.IsTransient);
        Assert.True(no.IsCardError);
        Assert.Equal(("card_error", "card_declined", "insufficient_funds", "payment_method", "req_7"), (no.Type, no.Code, no.DeclineCode, no.Param, no.RequestId));
        Assert.Equal(HttpStatusCode.PaymentRequired, no.HttpStatusCode);
        Assert.Equal("pi_1", no.StripeError!.PaymentIntent!.Id);
        Assert.NotNull(no.IdempotencyKey);
    }

    [Fact]
    public async Task A_server_error_to_the_end_leaves_it_open()
    {
        stripe.Network.Then(500, Broken).Then(500, Broken).Then(500, Broken);

        Assert.True((await Pay()).IsOutcomeUnknown);
    }

    [Fact]
    public async Task A_stored_server_error_that_must_not_be_tried_again_leaves_it_open()
    {
        stripe.Network.Then(500, Broken, ("Stripe-Should-Retry", "false"));

        Assert.True((await Pay()).IsOutcomeUnknown);
    }

    [Fact]
    public async Task No_answer_at_all_leaves_it_open()
    {
        foreach (var _ in Enumerable.Range(0, 3)) { stripe.Network.ThenFails(new HttpRequestException("cut")); }

        var lost = await Pay();

        Assert.True(lost.IsOutcomeUnknown);
        Assert.True(lost.IsTransient);
        Assert.Null(lost.HttpStatusCode);
    }

    [Fact]
    public async Task Silence_to_the_end_leaves_it_open()
    {
        stripe.Network.ThenHangs().ThenHangs().ThenHangs();

        Assert.True((await Pay()).IsOutcomeUnknown);
    }

    [Fact]
    public async Task A_conflict_to_the_end_leaves_it_open()
    {
        foreach (var _ in Enumerable.Range(0, 3)) { stripe.Network.Then(409, """{"error":{"type":"idempotency_error","code":"idempotency_key_in_use"}}"""); }

        Assert.True((await Pay()).IsOutcomeUnknown);
    }

    [Theory]
    [InlineData(200, "<html>welcome to the hotel</html>")]
    [InlineData(200, """{"id":""")]
    [InlineData(302, "")]
    [InlineData(404, "<html>not found</html>")]
    [InlineData(413, """{"title":"too large"}""")]
    public async Task An_answer_that_is_not_Stripes_leaves_it_open(int status, string body)
    {
        stripe.Network.Then(status, body);

        Assert.True((await Pay()).IsOutcomeUnknown);
    }

    [Fact]
    public async Task Being_turned_away_says_nothing_about_an_earlier_try_that_was_cut()
    {
        stripe.Network.ThenFails(new HttpRequestException("cut")).Then(429, Limited);

        var lost = await Pay();

        Assert.Equal(HttpStatusCode.TooManyRequests, lost.HttpStatusCode);
        Assert.True(lost.IsOutcomeUnknown);
    }

    [Fact]
    public async Task Being_turned_away_at_once_is_known_and_may_be_tried_later()
    {
        stripe.Network.Then(429, Limited);

        var no = await Pay();

        Assert.False(no.IsOutcomeUnknown);
        Assert.True(no.IsTransient);
    }

    [Fact]
    public async Task A_plain_no_after_a_cut_is_the_answer_to_both()
    {
        stripe.Network.ThenFails(new HttpRequestException("cut")).Then(402, Declined);

        Assert.False((await Pay()).IsOutcomeUnknown);
    }

    [Fact]
    public async Task Asking_changes_nothing_so_its_outcome_is_never_open()
    {
        stripe.Network.Then(500, Broken).Then(500, Broken).Then(500, Broken);

        var lost = await stripe.Failure(stripe.Get<InvoiceService>().GetAsync("in_1"));

        Assert.False(lost.IsOutcomeUnknown);
        Assert.True(lost.IsTransient);
    }

    private Task<StripeException> Pay() => stripe.Failure(stripe.Get<InvoiceService>().PayAsync("in_1", new() { OffSession = true }));
}
