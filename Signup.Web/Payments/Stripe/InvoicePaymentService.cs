namespace SignupWeb.Payments.Stripe;

/// <summary>Which payments an invoice has, and which invoice a payment is for.</summary>
public sealed class InvoicePaymentService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/invoice_payments";

    public Task<InvoicePayment> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<InvoicePayment>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<InvoicePayment>> ListAsync(InvoicePaymentListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<InvoicePayment>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<InvoicePayment> ListAutoPagingAsync(InvoicePaymentListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<InvoicePayment>(Path, options, requestOptions, cancellationToken);
}
