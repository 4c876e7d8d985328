using System.Net;
using System.Net.Http.Headers;
using Xunit;

namespace SignupTests.Payments.StripeApi;

public sealed class StripeContractHandlerTests
{
    [Fact]
    public async Task A_proper_exchange_passes_and_is_counted()
    {
        var handler = Handler(ApiSample.Answer(HttpMethod.Post, "/v1/customers"));

        await Send(handler, Request("email=ada%40example.com"));

        Assert.Equal(1, handler.Exchanges);
        Assert.Empty(handler.Faults);
    }

    [Fact]
    public async Task A_wrong_request_never_gets_through()
    {
        var handler = Handler(ApiSample.Answer(HttpMethod.Post, "/v1/customers"));

        await Assert.ThrowsAsync<StripeContractException>(() => Send(handler, Request("mail=a")));

        Assert.Equal(0, handler.Exchanges);
        Assert.Single(handler.Faults);
    }

    [Fact]
    public async Task A_wrong_answer_is_thrown() =>
        await Assert.ThrowsAsync<StripeContractException>(() => Send(Handler("""{"id":"cus_1","object":"customer"}"""), Request("email=a")));

    [Fact]
    public async Task Key_version_and_idempotency_key_must_be_there()
    {
        var handler = Handler(ApiSample.Answer(HttpMethod.Post, "/v1/customers"), throws: false);

        await Send(handler, new(HttpMethod.Post, "https://api.stripe.com/v1/customers"));

        Assert.Equal(3, handler.Faults.Count);
    }

    private static StripeContractHandler Handler(string answer, bool throws = true) => new(new Canned(answer)) { ThrowsOnFault = throws };

    private static async Task Send(StripeContractHandler handler, HttpRequestMessage request)
    {
        using var http = new HttpClient(handler);
        using var response = await http.SendAsync(request);
    }

    private static HttpRequestMessage Request(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://api.stripe.com/v1/customers")
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        request.Headers.Authorization = new("Bearer", "sk_test_1");
        request.Headers.Add("Stripe-Version", StripeApiContract.Current.Version);
        request.Headers.Add("Idempotency-Key", "k1");
        return request;
    }

    private sealed class Canned(string answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer) });
    }
}
