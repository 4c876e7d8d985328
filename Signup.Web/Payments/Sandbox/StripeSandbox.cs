using Microsoft.AspNetCore.Hosting.Server;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Sandbox;

/// <summary>What the rest of the application must know to use the built-in sandbox as if it were Stripe.</summary>
/// <remarks>Addresses are known only once the server has started, so they are asked for at the time of the call.</remarks>
public sealed class StripeSandbox(SandboxOptions options, SandboxSecrets secrets, IServer server, PublicAddress? address = null)
{
    /// <summary>The one API version the sandbox speaks.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    /// <summary>Path under which <c>/v1/...</c> hangs.</summary>
    public const string Path = "/sandbox/stripe";

    /// <summary>Secret key, <c>sk_test_sandbox_...</c>; made at first run and kept on disk.</summary>
    public string ApiKey => secrets.ApiKey;

    /// <summary>Signing secret of the built-in webhook endpoint, <c>whsec_...</c>; made at first run and kept on disk.</summary>
    public string WebhookSecret => secrets.WebhookSecret;

    /// <summary>Base address for the Stripe client, without <c>/v1</c>.</summary>
    public string ApiBase => OwnAddress + Path;

    /// <summary>Where browsers find the hosted pages.</summary>
    public string PublicBase => address?.Base ?? (options.PublicBaseUrl.Length > 0 ? options.PublicBaseUrl : OwnAddress);

    /// <summary>Where events are posted; null when switched off.</summary>
    public string? WebhookUrl => options.WebhookUrl switch
    {
        "" => OwnAddress + "/webhooks/stripe",
        "none" => null,
        var url => url,
    };

    private string OwnAddress => server.OwnAddress()?.GetLeftPart(UriPartial.Authority) ?? throw new InvalidOperationException("The sandbox's address is known only after the server has started.");
}
