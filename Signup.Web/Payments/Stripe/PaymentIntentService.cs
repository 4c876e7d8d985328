namespace SignupWeb.Payments.Stripe;

/// <summary>Payment intents; invoices make them.</summary>
public sealed class PaymentIntentService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/payment_intents";

    public Task<PaymentIntent> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<PaymentIntent>(One(Path, id), options, requestOptions, cancellationToken);
}
