using SignupWeb.Account.Export;

namespace SignupWeb.Account;

/// <summary>The customer's own area: reads what the other slices hold about one customer, changes it only through their use cases.</summary>
public static class AccountWiring
{
    public static IServiceCollection AddAccount(this IServiceCollection services) => services
        .AddSingleton<ReadAccount>()
        .AddSingleton<ExportDocuments>()
        .AddSingleton<ExportAccount>()
        .AddSingleton<StartCardChange>();

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapExportEndpoints();
        routes.MapClosingEndpoints();
        routes.MapCardChangeEndpoints();
    }
}
