using Microsoft.Extensions.Options;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Payments.Stripe;

namespace SignupWeb.Payments;

/// <summary>Which payment service this process talks to: Stripe, when a key is set, else the built-in sandbox.</summary>
public sealed class StripeConnection(IOptions<StripeOptions> options, StripeSandbox? sandbox = null)
{
    /// <summary>True when real money moves.</summary>
    public bool IsLive => options.Value.IsLive;

    public bool IsSandbox => sandbox is not null;

    /// <summary>Prices, tax rates and customers made at one service are unknown at another: what we remember of them carries this name.</summary>
    public string Name => IsSandbox || UsesAnothersSandbox ? "sandbox" : IsLive ? "live" : "test";

    /// <summary>Of several nodes one runs the sandbox, and all must know the same prices.</summary>
    private bool UsesAnothersSandbox => options.Value.ApiBase.AbsolutePath == StripeSandbox.Path;

    /// <summary>Any of them may have signed a webhook; several while one is rolled over.</summary>
    public IReadOnlyList<string> WebhookSecrets => sandbox is null ? options.Value.WebhookSecrets : [sandbox.WebhookSecret];
}
