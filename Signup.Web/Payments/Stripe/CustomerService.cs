namespace SignupWeb.Payments.Stripe;

/// <summary>Customers.</summary>
public sealed class CustomerService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/customers";

    public Task<Customer> CreateAsync(CustomerCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Customer>(Path, options, requestOptions, cancellationToken);

    /// <summary>A deleted customer is answered, too: <see cref="Customer.Deleted"/>.</summary>
    public Task<Customer> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Customer>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<Customer> UpdateAsync(string id, CustomerUpdateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Customer>(One(Path, id), options, requestOptions, cancellationToken);

    /// <summary>For good: ends subscriptions, keeps invoices.</summary>
    public Task<Customer> DeleteAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        DeleteAsync<Customer>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<Customer>> ListAsync(CustomerListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Customer>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Customer> ListAutoPagingAsync(CustomerListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Customer>(Path, options, requestOptions, cancellationToken);
}
