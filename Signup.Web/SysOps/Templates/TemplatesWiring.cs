namespace SignupWeb.SysOps.Templates;

/// <summary>The acceptance criteria that plans sell their contracts with.</summary>
public static class TemplatesWiring
{
    public static IServiceCollection AddTemplates(this IServiceCollection services) => services.AddSingleton<ReadTemplates>();
}
