using Microsoft.Extensions.DependencyInjection.Extensions;
using SignupWeb.Payments.Sandbox;
using SignupWeb.Payments.Stripe;

namespace SignupWeb.Payments;

/// <summary>Points the Stripe client at the built-in sandbox: same client, same HTTP, another address.</summary>
public static class StripeAtSandboxWiring
{
    public static IServiceCollection AddStripeAtSandbox(this IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<StripeEndpointSource>(provider =>
    {
        var sandbox = provider.GetRequiredService<StripeSandbox>();
        return () => new(new Uri(sandbox.ApiBase), sandbox.ApiKey);
    }));
}
