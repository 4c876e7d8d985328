using SignupWeb.Kernel;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Webhooks;

/// <summary>
/// Tells the payment service where to post its events, in the version we speak. For the owner of the machine:
/// <c>dotnet run --project Signup.Web -- register-webhook</c>. One that is there already is left alone.
/// Refusals: WEBHOOK_NOT_HTTPS, WEBHOOK_NOT_REGISTERED.
/// </summary>
public sealed class RegisterWebhook(PaymentGateway gateway, PublicAddress address)
{
    public static readonly Refusal NotHttps = Refusal.Invalid("WEBHOOK_NOT_HTTPS", "Set Public:BaseUrl to the address the shop has on the internet, beginning with https://.", "baseUrl");

    public static readonly Refusal NotRegistered = new(RefusalKind.Unavailable, "WEBHOOK_NOT_REGISTERED", "The payment service did not register the address: {0}");

    public async Task<Result<RegisteredWebhook>> Run(CancellationToken cancellationToken = default)
    {
        if (!address.IsHttps) { return NotHttps; }
        var registered = await gateway.RegisterWebhook(address.Of(ReceiveWebhook.Path), cancellationToken);
        return registered.Value is { } found ? found : NotRegistered with { Arguments = [registered.Fault ?? registered.Code ?? "no answer"] };
    }
}
