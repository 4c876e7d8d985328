using System.Net;
using System.Net.Security;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Checkout;
using SignupWeb.Payments.Sandbox.Clock;
using SignupWeb.Payments.Sandbox.Disputes;
using SignupWeb.Payments.Sandbox.Faults;
using SignupWeb.Payments.Sandbox.Resources;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Payments.Stripe;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Sandbox;

/// <summary>Wires the built-in Stripe-compatible sandbox. Only for use when no Stripe key is configured.</summary>
public static class SandboxWiring
{
    private static readonly TimeSpan EndpointMayTake = TimeSpan.FromSeconds(20);

    /// <summary>Registers the sandbox and points the Stripe client at it.</summary>
    /// <param name="heard">The types of events the application wants to be told of; none for all.</param>
    public static IServiceCollection AddStripeSandbox(this IServiceCollection services, IConfiguration configuration, params IReadOnlyList<string> heard)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddHttpClient(WebhookWorker.Client, client => client.Timeout = EndpointMayTake).ConfigurePrimaryHttpMessageHandler(CallsItself);
        services.AddHttpClient(StripeClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(CallsItself);
        services.AddSingleton(SandboxOptions.From(configuration) with { WebhookEvents = heard is [] ? ["*"] : heard });
        services.AddSingleton<SandboxSecrets>();
        services.AddSingleton<StripeSandbox>();
        services.AddStripeAtSandbox();
        services.AddSandboxClock();
        services.AddSingleton<SandboxFaults>();
        services.AddSingleton<WebhookFaults>();
        services.AddSingleton<FaultSwitch>().AddSingleton<SetFaults>();
        services.AddSingleton(provider => new CloseDispute(provider.GetRequiredService<SandboxStore>()));
        services.AddSingleton(provider => new UseTestCard(provider.GetRequiredService<CompleteCheckout>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RemoveCustomers(provider.GetRequiredService<SandboxStore>()));
        services.TryAddSingleton<Commits>();
        services.TryAddSingleton<Testers>();
        services.AddSingleton<SandboxStore>();
        services.AddSingleton(Routes());
        services.AddSingleton<ApiEndpoints>();
        services.AddSingleton<CompleteCheckout>();
        services.AddSingleton<CheckoutEndpoints>();
        services.AddSingleton<InvoiceEndpoints>();
        services.AddSingleton<CheckoutTestEndpoints>();
        services.AddSingleton<SandboxEffects>();
        services.AddHostedService<WebhookWorker>();
        services.AddHostedService<LaterWorker>();
        return services;
    }

    /// <summary>Maps the API, the hosted pages and the endpoints for outside checks.</summary>
    public static IEndpointRouteBuilder MapStripeSandbox(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(StripeSandbox.Path + "/{**path}", (HttpContext http, ApiEndpoints at) => at.Handle(http)).ExcludeFromDescription();

        var pages = endpoints.MapGroup("/sandbox/checkout/{id}").AddEndpointFilter<TestersOrOpened>().ExcludeFromDescription();
        pages.MapGet("/", (string id, CheckoutEndpoints at) => at.Show(id));
        pages.MapPost("/", (string id, HttpContext http, CheckoutEndpoints at) => at.Post(id, http));

        var invoices = endpoints.MapGroup("/sandbox/invoice/{id}").AddEndpointFilter<TestersOrOpened>().AddEndpointFilter(KeepOpener).ExcludeFromDescription();
        invoices.MapGet("/", (string id, InvoiceEndpoints at) => at.Show(id));
        invoices.MapPost("/", (string id, HttpContext http, InvoiceEndpoints at) => at.Post(id, http));

        var tests = endpoints.MapGroup("/sandbox/test").AddEndpointFilter<TestersOnly>().ExcludeFromDescription();
        tests.MapPost("/checkout/sessions/{id}/complete", (string id, CheckoutTestEndpoints.Body body, CheckoutTestEndpoints at, CancellationToken cancellationToken) => at.Complete(id, body, cancellationToken));
        tests.MapGet("/effects", async (SandboxEffects effects, CancellationToken cancellationToken) => TypedResults.Json(await effects.Count(cancellationToken)));
        tests.MapClock();
        tests.MapFaults();
        tests.MapDisputes();
        return endpoints;
    }

    /// <summary>Another site's page keeps the tie to the order that opened it, unlike ours.</summary>
    private static ValueTask<object?> KeepOpener(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers["Cross-Origin-Opener-Policy"] = "unsafe-none";
        return next(context);
    }

    /// <summary>Over https the server shows the certificate of its public name, and here it is called at a loopback address.</summary>
    private static SocketsHttpHandler CallsItself() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = { RemoteCertificateValidationCallback = (stream, _, _, errors) => errors == SslPolicyErrors.None || (stream is SslStream { TargetHostName: var host } && IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)) },
    };

    private static RouteTable Routes()
    {
        var routes = new RouteTable();
        foreach (var map in (Action<RouteTable>[])
        [
            Resources.Customers.Map, TaxIds.Map, Products.Map, Prices.Map, TaxRates.Map, Coupons.Map, PaymentMethods.Map, SetupIntents.Map, CheckoutSessions.Map,
            Resources.Subscriptions.Map, Invoices.Map, InvoiceItems.Map, PaymentRecords.Map, Resources.Refunds.Map, DisputeCalls.Map, CreditNotes.Map, WebhookEndpoints.Map,
        ])
        {
            map(routes);
        }

        return routes;
    }
}
