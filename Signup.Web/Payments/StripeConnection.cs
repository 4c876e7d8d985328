using Microsoft.Extensions.Options;
using SignupWeb.Payments.Stripe;

namespace SignupWeb.Payments;

/// <summary>Which payment service this process talks to: Stripe, when a key is set, else the built-in sandbox.</summary>
public sealed class StripeConnection(IOptions<StripeOptions> options)
{
    /// <summary>True when real money moves.</summary>
    public bool IsLive => options.Value.IsLive;

    public bool IsSandbox => !options.Value.HasKey;

    /// <summary>Prices, tax rates and customers made at one service are unknown at another: what we remember of them carries this name.</summary>
    public string Name => IsSandbox ? "sandbox" : IsLive ? "live" : "test";

    /// <summary>Any of them may have signed a webhook; several while one is rolled over.</summary>
    public IReadOnlyList<string> WebhookSecrets => options.Value.WebhookSecrets;

    /// <summary>Asked at every call: the sandbox's address is known only once the server has started.</summary>
    public StripeEndpoint Endpoint() => new(options.Value.ApiBase, options.Value.ApiKey);
}
