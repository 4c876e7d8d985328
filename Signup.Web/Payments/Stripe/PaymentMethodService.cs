namespace SignupWeb.Payments.Stripe;

/// <summary>Payment methods.</summary>
public sealed class PaymentMethodService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/payment_methods";

    public Task<PaymentMethod> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<PaymentMethod>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<PaymentMethod> AttachAsync(string id, PaymentMethodAttachOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<PaymentMethod>(One(Path, id) + "/attach", options, requestOptions, cancellationToken);

    /// <summary>For good: a detached card cannot be attached again.</summary>
    public Task<PaymentMethod> DetachAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<PaymentMethod>(One(Path, id) + "/detach", options, requestOptions, cancellationToken);

    public Task<StripeList<PaymentMethod>> ListAsync(PaymentMethodListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<PaymentMethod>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<PaymentMethod> ListAutoPagingAsync(PaymentMethodListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<PaymentMethod>(Path, options, requestOptions, cancellationToken);
}
