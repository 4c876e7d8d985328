namespace SignupWeb.Payments.Stripe;

/// <summary>Subscriptions.</summary>
public sealed class SubscriptionService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/subscriptions";

    public Task<Subscription> CreateAsync(SubscriptionCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Subscription>(Path, options, requestOptions, cancellationToken);

    public Task<Subscription> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Subscription>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<Subscription> UpdateAsync(string id, SubscriptionUpdateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Subscription>(One(Path, id), options, requestOptions, cancellationToken);

    /// <summary>At once. At the end of the period: update with <see cref="SubscriptionUpdateOptions.CancelAtPeriodEnd"/>.</summary>
    public Task<Subscription> CancelAsync(string id, SubscriptionCancelOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        DeleteAsync<Subscription>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<Subscription>> ListAsync(SubscriptionListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Subscription>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Subscription> ListAutoPagingAsync(SubscriptionListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Subscription>(Path, options, requestOptions, cancellationToken);
}
