using SignupWeb.Payments.Stripe;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments;

/// <summary>Cards on file, prices, charges, and the watch over money and records. Stripe when a key is set, else the built-in sandbox.</summary>
public static class PaymentsSlice
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.AddOptions<PaymentOptions>().BindConfiguration("Payments")
            .Validate(o => o.Currency.Length == 3 && o.Currency.All(char.IsAsciiLetterLower), "Payments:Currency must be a currency such as eur.")
            .Validate(o => o.AutomaticRefundLimit >= 0, "Payments:AutomaticRefundLimit must be an amount in minor units, 0 or more.")
            .Validate(o => o.ReconcileEvery >= TimeSpan.FromSeconds(10) && o.ReconcileEvery <= TimeSpan.FromHours(1), "Payments:ReconcileEvery must be between 00:00:10 and 01:00:00.")
            .ValidateOnStart();
        services.AddOptions<StripeOptions>().Validate(o => !o.HasKey || o.WebhookSecrets.Count > 0, "Payments:Stripe:WebhookSecret must be set with Payments:Stripe:ApiKey: without it no webhook can be trusted.");
        services.AddSingleton<StripeConnection>();
        services.AddSingleton<StripeEndpointSource>(provider => provider.GetRequiredService<StripeConnection>().Endpoint);
        services.AddStripeClient();
        services.AddOptions<ShopOptions>().PostConfigure<StripeConnection>((shop, connection) => shop.TestMode = !connection.IsLive);

        services.AddSingleton<PaymentGateway>().AddSingleton<PaymentCalls>()
            .AddSingleton<EnsureCustomer>().AddSingleton<EnsurePrice>()
            .AddSingleton<StartCardSetup>().AddSingleton<FinishCardSetup>().AddSingleton<PreviewPrice>();
        return services.AddHandler<OnSignupLeft>();
    }

    public static void MapPayments(this IEndpointRouteBuilder routes) => routes.MapCardDoors();
}
