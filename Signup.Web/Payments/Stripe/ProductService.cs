namespace SignupWeb.Payments.Stripe;

/// <summary>Products.</summary>
public sealed class ProductService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/products";

    public Task<Product> CreateAsync(ProductCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Product>(Path, options, requestOptions, cancellationToken);

    public Task<Product> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Product>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<Product> UpdateAsync(string id, ProductUpdateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Product>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<Product>> ListAsync(ProductListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Product>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Product> ListAutoPagingAsync(ProductListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Product>(Path, options, requestOptions, cancellationToken);
}
