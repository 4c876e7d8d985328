namespace SignupWeb.Payments.Stripe;

/// <summary>Refunds.</summary>
public sealed class RefundService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/refunds";

    public Task<Refund> CreateAsync(RefundCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Refund>(Path, options, requestOptions, cancellationToken);

    public Task<Refund> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Refund>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<Refund>> ListAsync(RefundListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Refund>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Refund> ListAutoPagingAsync(RefundListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Refund>(Path, options, requestOptions, cancellationToken);
}
