using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SignupWeb.SysOps.Demo;

/// <summary>Demo data: fills an empty sandbox shop, and empties it again.</summary>
public static class DemoWiring
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.TryAddSingleton(new DemoWish(false, false));
        return services.AddSingleton<ReadDemo>().AddSingleton<DemoBuyer>().AddSingleton<DemoTeam>().AddSingleton<FillDemo>().AddSingleton<RemoveDemo>().AddHostedService<DemoAtStart>();
    }
}
