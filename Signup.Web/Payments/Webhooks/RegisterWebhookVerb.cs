using System.CommandLine;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Hosting;

namespace SignupWeb.Payments.Webhooks;

/// <summary>Registers the shop's address with the payment service, and shows the secret that comes of it.</summary>
internal sealed class RegisterWebhookVerb() : Verb("register-webhook", "Tells Stripe where to send its webhooks, and prints the secret they are signed with.")
{
    private const string Secret = "Payments:Stripe:WebhookSecret";

    /// <summary>The secret is what comes of this.</summary>
    public override void Prepare(IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[Secret])) { configuration[Secret] = "whsec_not_known_yet"; }
    }

    protected override async Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<StripeConnection>().IsSandbox)
        {
            Console.WriteLine("No Payments:Stripe:ApiKey is set. The built-in sandbox needs no registration.");
            return Failed;
        }

        services.GetRequiredService<ApplySavedSettings>().Begin(); // the address may have been saved there
        if ((await services.GetRequiredService<RegisterWebhook>().Run(cancellationToken)).Refused(out var refusal, out var registered)) { return await Refuse(refusal); }
        Console.WriteLine(registered.Secret is { } secret
            ? $"Registered {registered.Url}. Set Payments__Stripe__WebhookSecret={secret} and start again: it is shown only now."
            : $"{registered.Url} is registered already, in our version and with all our events. Its secret is in the payment service's dashboard.");
        return Well;
    }
}
