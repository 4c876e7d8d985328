using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Missing;

/// <summary>What should be there and is not: invoices, parts of contracts, payments.</summary>
public static class MissingWiring
{
    public static IServiceCollection AddMissing(this IServiceCollection services) =>
        services.AddHandler<UnpaidOrders>().AddSingleton<FindMissing>().AddHostedService(provider => provider.GetRequiredService<FindMissing>());
}
