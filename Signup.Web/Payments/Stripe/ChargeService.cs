namespace SignupWeb.Payments.Stripe;

/// <summary>Charges.</summary>
public sealed class ChargeService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/charges";

    public Task<Charge> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Charge>(One(Path, id), options, requestOptions, cancellationToken);
}
