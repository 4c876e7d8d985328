namespace SignupWeb.Payments.Stripe;

/// <summary>Setup intents; checkout sessions make them.</summary>
public sealed class SetupIntentService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/setup_intents";

    public Task<SetupIntent> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<SetupIntent>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<SetupIntent> CancelAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<SetupIntent>(One(Path, id) + "/cancel", options, requestOptions, cancellationToken);

    public Task<StripeList<SetupIntent>> ListAsync(SetupIntentListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<SetupIntent>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<SetupIntent> ListAutoPagingAsync(SetupIntentListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<SetupIntent>(Path, options, requestOptions, cancellationToken);
}
