namespace SignupWeb.SysOps.Audit;

/// <summary>Who did what to what and when: its page and its table to take away.</summary>
public static class AuditWiring
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<ReadAudit>().AddSingleton<ExportAudit>();

    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapAuditEndpoints();
}
