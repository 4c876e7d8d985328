using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>Agreed terms, signed contracts and their acceptance criteria (R1 step 9, R5).</summary>
public static class ContractsWiring
{
    public static IServiceCollection AddContracts(this IServiceCollection services)
    {
        services.AddSingleton<ColourCriterion>();
        return services.AddHandler<SignContract>().AddHandler<ActivateContract>().AddHandler<MailContract>().AddHandler<EndContracts>().AddHandler<FollowPayments>();
    }

    public static void MapContracts(this IEndpointRouteBuilder routes) => routes.MapContractEndpoints();
}
