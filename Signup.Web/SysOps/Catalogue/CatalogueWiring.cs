namespace SignupWeb.SysOps.Catalogue;

/// <summary>Plans and prices: the list and the editor (P17).</summary>
public static class CatalogueWiring
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services.AddSingleton<ReadPlans>().AddSingleton<ReadPlan>();
}
