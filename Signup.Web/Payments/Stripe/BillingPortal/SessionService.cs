namespace SignupWeb.Payments.Stripe.BillingPortal;

/// <summary>Billing portal sessions.</summary>
public sealed class SessionService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/billing_portal/sessions";

    public Task<Session> CreateAsync(SessionCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Session>(Path, options, requestOptions, cancellationToken);
}
