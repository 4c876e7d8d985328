using Microsoft.Extensions.DependencyInjection.Extensions;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Checkout;
using SignupWeb.Payments.Sandbox.Resources;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Payments.Sandbox.Webhooks;

namespace SignupWeb.Payments.Sandbox;

/// <summary>Wires the built-in Stripe-compatible sandbox. Only for use when no Stripe key is configured.</summary>
public static class SandboxRegistration
{
    private static readonly TimeSpan EndpointMayTake = TimeSpan.FromSeconds(20);

    /// <summary>Registers the sandbox and points the Stripe client at it.</summary>
    public static IServiceCollection AddStripeSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddHttpClient(WebhookWorker.Client, client => client.Timeout = EndpointMayTake);
        services.AddSingleton(SandboxOptions.From(configuration));
        services.AddSingleton<SandboxSecrets>();
        services.AddSingleton<StripeSandbox>();
        services.AddStripeAtSandbox();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SandboxFaults>();
        services.AddSingleton<WebhookFaults>();
        services.AddSingleton<SandboxStore>();
        services.AddSingleton(Routes());
        services.AddSingleton<ApiDoor>();
        services.AddSingleton<CompleteCheckout>();
        services.AddSingleton<CheckoutDoors>();
        services.AddSingleton<InvoiceDoors>();
        services.AddSingleton<PortalDoor>();
        services.AddSingleton<CheckoutTestDoor>();
        services.AddSingleton<SandboxEffects>();
        services.AddHostedService<WebhookWorker>();
        services.AddHostedService<LaterWorker>();
        return services;
    }

    /// <summary>Maps the API, the hosted pages and the doors for outside checks.</summary>
    public static IEndpointRouteBuilder MapStripeSandbox(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(StripeSandbox.Path + "/{**path}", (HttpContext http, ApiDoor door) => door.Handle(http)).ExcludeFromDescription();

        var pages = endpoints.MapGroup("/sandbox/checkout/{id}").ExcludeFromDescription();
        pages.MapGet("/", (string id, CheckoutDoors doors) => doors.Show(id));
        pages.MapPost("/", (string id, HttpContext http, CheckoutDoors doors) => doors.Post(id, http));

        var invoices = endpoints.MapGroup("/sandbox/invoice/{id}").ExcludeFromDescription();
        invoices.MapGet("/", (string id, InvoiceDoors doors) => doors.Show(id));
        invoices.MapPost("/", (string id, HttpContext http, InvoiceDoors doors) => doors.Post(id, http));
        endpoints.MapGet("/sandbox/portal/{id}", (string id, PortalDoor door) => door.Show(id)).ExcludeFromDescription();

        var tests = endpoints.MapGroup("/sandbox/test").AddEndpointFilter<LoopbackOnly>().ExcludeFromDescription();
        tests.MapPost("/checkout/sessions/{id}/complete", (string id, CheckoutTestDoor.Body body, CheckoutTestDoor door, CancellationToken cancellationToken) => door.Complete(id, body, cancellationToken));
        tests.MapGet("/effects", async (SandboxEffects effects, CancellationToken cancellationToken) => TypedResults.Json(await effects.Count(cancellationToken)));
        return endpoints;
    }

    private static RouteTable Routes()
    {
        var routes = new RouteTable();
        foreach (var map in (Action<RouteTable>[])
        [
            Resources.Customers.Map, TaxIds.Map, Products.Map, Prices.Map, TaxRates.Map, Coupons.Map, PaymentMethods.Map, SetupIntents.Map, CheckoutSessions.Map,
            Resources.Subscriptions.Map, Invoices.Map, InvoiceItems.Map, PaymentRecords.Map, Resources.Refunds.Map, Disputes.Map, CreditNotes.Map, BillingPortal.Map, WebhookEndpoints.Map,
        ])
        {
            map(routes);
        }

        return routes;
    }
}
