namespace SignupWeb.Payments.Stripe;

/// <summary>Disputes.</summary>
public sealed class DisputeService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/disputes";

    public Task<Dispute> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Dispute>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<Dispute>> ListAsync(DisputeListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Dispute>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Dispute> ListAutoPagingAsync(DisputeListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Dispute>(Path, options, requestOptions, cancellationToken);
}
