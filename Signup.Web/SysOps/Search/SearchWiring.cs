namespace SignupWeb.SysOps.Search;

/// <summary>What the command menu finds.</summary>
public static class SearchWiring
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<FindThings>();
}
