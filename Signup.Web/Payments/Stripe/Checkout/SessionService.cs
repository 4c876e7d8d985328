namespace SignupWeb.Payments.Stripe.Checkout;

/// <summary>Checkout sessions.</summary>
public sealed class SessionService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/checkout/sessions";

    public Task<Session> CreateAsync(SessionCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Session>(Path, options, requestOptions, cancellationToken);

    public Task<Session> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Session>(One(Path, id), options, requestOptions, cancellationToken);

    /// <summary>Refused with 400 when the session is no longer open: the customer may just have finished, so fetch it again.</summary>
    public Task<Session> ExpireAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Session>(One(Path, id) + "/expire", options, requestOptions, cancellationToken);

    public Task<StripeList<Session>> ListAsync(SessionListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Session>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Session> ListAutoPagingAsync(SessionListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Session>(Path, options, requestOptions, cancellationToken);
}
