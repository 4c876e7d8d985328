namespace SignupWeb.SysOps.Finding;

/// <summary>What the command menu finds.</summary>
public static class FindingWiring
{
    public static IServiceCollection AddFinding(this IServiceCollection services) => services.AddSingleton<FindThings>();
}
