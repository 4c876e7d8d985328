using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Webhooks;

/// <summary>
/// Tells the payment service where to post its events, in the version we speak. For the owner of the machine:
/// <c>dotnet run --project Signup.Web -- register-webhook</c>. One that is there already is left alone.
/// Refusals: WEBHOOK_NOT_HTTPS, WEBHOOK_NOT_REGISTERED.
/// </summary>
public sealed class RegisterWebhook(PaymentGateway gateway, PublicAddress address)
{
    public const string Verb = "register-webhook";

    public static readonly Refusal NotHttps = Refusal.Invalid("WEBHOOK_NOT_HTTPS", "Set Public:BaseUrl to the address the shop has on the internet, beginning with https://.", "baseUrl");

    public static readonly Refusal NotRegistered = new(RefusalKind.Unavailable, "WEBHOOK_NOT_REGISTERED", "The payment service did not register the address: {0}");

    public async Task<Result<RegisteredWebhook>> Run(CancellationToken cancellationToken = default)
    {
        if (!address.IsHttps) { return NotHttps; }
        var registered = await gateway.RegisterWebhook(address.Of(ReceiveWebhook.Path), cancellationToken);
        return registered.Value is { } found ? found : NotRegistered with { Arguments = [registered.Fault ?? registered.Code ?? "no answer"] };
    }
}

public static class RegisterWebhookVerb
{
    /// <summary>Does it and says what came of it, for a person at a terminal; answers the exit code.</summary>
    public static async Task<int> RegisterWebhook(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["Payments:Stripe:WebhookSecret"])) { builder.Configuration["Payments:Stripe:WebhookSecret"] = "whsec_not_known_yet"; } // the secret is what comes of this
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        if (app.Services.GetRequiredService<StripeConnection>().IsSandbox)
        {
            Console.WriteLine("No Payments:Stripe:ApiKey is set. The built-in sandbox needs no registration.");
            return 1;
        }

        app.Services.GetRequiredService<ApplySavedSettings>().Begin(); // the address may have been saved there
        if ((await app.Services.GetRequiredService<RegisterWebhook>().Run()).Refused(out var refusal, out var registered))
        {
            await Console.Error.WriteLineAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, refusal.Message, [.. refusal.Arguments]));
            return 1;
        }

        Console.WriteLine(registered.Secret is { } secret
            ? $"Registered {registered.Url}. Set Payments__Stripe__WebhookSecret={secret} and start again: it is shown only now."
            : $"{registered.Url} is registered already, in our version and with all our events. Its secret is in the payment service's dashboard.");
        return 0;
    }
}
