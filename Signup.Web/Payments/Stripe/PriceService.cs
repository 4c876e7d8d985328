namespace SignupWeb.Payments.Stripe;

/// <summary>Prices.</summary>
public sealed class PriceService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/prices";

    public Task<Price> CreateAsync(PriceCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Price>(Path, options, requestOptions, cancellationToken);

    public Task<Price> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Price>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<Price> UpdateAsync(string id, PriceUpdateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Price>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<Price>> ListAsync(PriceListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Price>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Price> ListAutoPagingAsync(PriceListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Price>(Path, options, requestOptions, cancellationToken);
}
