namespace SignupWeb.Payments.Stripe;

/// <summary>Invoice items.</summary>
public sealed class InvoiceItemService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/invoiceitems";

    public Task<InvoiceItem> CreateAsync(InvoiceItemCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<InvoiceItem>(Path, options, requestOptions, cancellationToken);

    /// <summary>Only while its invoice is a draft.</summary>
    public Task<InvoiceItem> DeleteAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        DeleteAsync<InvoiceItem>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<InvoiceItem>> ListAsync(InvoiceItemListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<InvoiceItem>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<InvoiceItem> ListAutoPagingAsync(InvoiceItemListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<InvoiceItem>(Path, options, requestOptions, cancellationToken);
}
