namespace SignupWeb.Payments.Stripe;

/// <summary>Tax rates.</summary>
public sealed class TaxRateService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/tax_rates";

    public Task<TaxRate> CreateAsync(TaxRateCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<TaxRate>(Path, options, requestOptions, cancellationToken);

    public Task<TaxRate> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<TaxRate>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<TaxRate> UpdateAsync(string id, TaxRateUpdateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<TaxRate>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<TaxRate>> ListAsync(TaxRateListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<TaxRate>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<TaxRate> ListAutoPagingAsync(TaxRateListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<TaxRate>(Path, options, requestOptions, cancellationToken);
}
