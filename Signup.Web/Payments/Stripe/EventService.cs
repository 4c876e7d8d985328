namespace SignupWeb.Payments.Stripe;

/// <summary>What happened at Stripe; kept there for 30 days.</summary>
public sealed class EventService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/events";

    public Task<Event> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Event>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<Event>> ListAsync(EventListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Event>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Event> ListAutoPagingAsync(EventListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Event>(Path, options, requestOptions, cancellationToken);
}
