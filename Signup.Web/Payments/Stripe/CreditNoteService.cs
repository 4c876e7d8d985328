namespace SignupWeb.Payments.Stripe;

/// <summary>Credit notes.</summary>
public sealed class CreditNoteService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/credit_notes";

    public Task<CreditNote> CreateAsync(CreditNoteCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<CreditNote>(Path, options, requestOptions, cancellationToken);

    public Task<CreditNote> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<CreditNote>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<CreditNote> VoidCreditNoteAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<CreditNote>(One(Path, id) + "/void", options, requestOptions, cancellationToken);

    public Task<StripeList<CreditNote>> ListAsync(CreditNoteListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<CreditNote>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<CreditNote> ListAutoPagingAsync(CreditNoteListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<CreditNote>(Path, options, requestOptions, cancellationToken);
}
