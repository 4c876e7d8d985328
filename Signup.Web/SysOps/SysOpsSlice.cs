namespace SignupWeb.SysOps;

public static class SysOpsSlice
{
    public static IServiceCollection AddSysOps(this IServiceCollection services) => services;

    public static void MapSysOps(this IEndpointRouteBuilder routes)
    {
    }
}
