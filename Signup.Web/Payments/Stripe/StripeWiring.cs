using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SignupWeb.Payments.Stripe;

public static class StripeWiring
{
    /// <summary>
    /// Registers the client, which the services of the resources are made with; settings are checked at start.
    /// Returns the HTTP client's builder, to put something else than the network behind it.
    /// </summary>
    public static IHttpClientBuilder AddStripeClient(this IServiceCollection services, Action<StripeOptions>? configure = null)
    {
        var options = services.AddOptions<StripeOptions>().BindConfiguration(StripeOptions.Section).ValidateOnStart();
        if (configure is not null) { options.Configure(configure); }
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StripeOptions>, StripeOptionsValidator>());

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StripeEndpointSource>(provider =>
        {
            var settings = provider.GetRequiredService<IOptionsMonitor<StripeOptions>>();
            return () => new(settings.CurrentValue.ApiBase, settings.CurrentValue.ApiKey);
        });
        services.TryAddSingleton<StripeClient>();
        services.TryAddTransient(provider => new StripeRetryHandler(
            provider.GetRequiredService<TimeProvider>(), Random.Shared, provider.GetRequiredService<ILogger<StripeRetryHandler>>()));

        return services.AddHttpClient(StripeClient.HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .AddHttpMessageHandler<StripeRetryHandler>();
    }

    private sealed class StripeOptionsValidator : IValidateOptions<StripeOptions>
    {
        public ValidateOptionsResult Validate(string? name, StripeOptions options) =>
            options.Faults().ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
