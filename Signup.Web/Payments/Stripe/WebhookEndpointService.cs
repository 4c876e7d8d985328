namespace SignupWeb.Payments.Stripe;

/// <summary>Addresses Stripe posts events to.</summary>
public sealed class WebhookEndpointService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/webhook_endpoints";

    public Task<WebhookEndpoint> CreateAsync(WebhookEndpointCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<WebhookEndpoint>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<WebhookEndpoint> ListAutoPagingAsync(ListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<WebhookEndpoint>(Path, options, requestOptions, cancellationToken);
}
