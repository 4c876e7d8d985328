using Microsoft.Extensions.DependencyInjection.Extensions;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Tax;

public static class TaxWiring
{
    /// <summary>May be called by every slice that needs the table.</summary>
    public static IServiceCollection AddTax(this IServiceCollection services)
    {
        if (services.Any(d => d.ServiceType == typeof(TaxTable))) { return services; }
        services.AddLiveOptions<TaxOptions>("Payments", TaxSettings.All)
            .Validate(o => o.TaxRates.Keys.All(code => TaxCountries.Find(code) is not null), "Payments:TaxRates holds a country we do not know; use codes such as DE.")
            .Validate(o => o.TaxRates.Values.All(percent => TaxOptions.TryRead(percent, out _)), "Payments:TaxRates must be percentages between 0 and 100 with at most two decimals, e.g. 19 or 25.5.")
            .ValidateOnStart();
        services.TryAddSingleton<TaxTable>();
        return services;
    }
}
