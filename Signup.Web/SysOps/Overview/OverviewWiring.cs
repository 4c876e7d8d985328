namespace SignupWeb.SysOps.Overview;

/// <summary>The overview: what it reads, its page and its tables.</summary>
public static class OverviewWiring
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services.AddSingleton<ReadTakings>().AddSingleton<ReadOverview>();
}
