namespace SignupWeb.SysOps.Moving;

/// <summary>Customers and contracts out of this shop and into another.</summary>
public static class MovingWiring
{
    public static IServiceCollection AddMoving(this IServiceCollection services) =>
        services.AddSingleton<ExportShop>().AddSingleton<ImportShop>().AddSingleton<TakeOverPurchase>().AddSingleton<ReadStripe>();
}
