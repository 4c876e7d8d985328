namespace SignupWeb.Payments.Stripe;

/// <summary>Invoices.</summary>
public sealed class InvoiceService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/invoices";

    public Task<Invoice> CreateAsync(InvoiceCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Invoice>(Path, options, requestOptions, cancellationToken);

    public Task<Invoice> CreatePreviewAsync(InvoiceCreatePreviewOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Invoice>(Path + "/create_preview", options, requestOptions, cancellationToken);

    public Task<Invoice> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Invoice>(One(Path, id), options, requestOptions, cancellationToken);

    /// <summary>Of a finalized one only what is no money.</summary>
    public Task<Invoice> UpdateAsync(string id, InvoiceUpdateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Invoice>(One(Path, id), options, requestOptions, cancellationToken);

    /// <summary>From then on its amounts are fixed.</summary>
    public Task<Invoice> FinalizeInvoiceAsync(string id, InvoiceFinalizeOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Invoice>(One(Path, id) + "/finalize", options, requestOptions, cancellationToken);

    /// <summary>Refused with a card error when the card is declined or wants authentication.</summary>
    public Task<Invoice> PayAsync(string id, InvoicePayOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Invoice>(One(Path, id) + "/pay", options, requestOptions, cancellationToken);

    public Task<Invoice> VoidInvoiceAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Invoice>(One(Path, id) + "/void", options, requestOptions, cancellationToken);

    public Task<StripeList<Invoice>> ListAsync(InvoiceListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Invoice>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Invoice> ListAutoPagingAsync(InvoiceListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Invoice>(Path, options, requestOptions, cancellationToken);
}
