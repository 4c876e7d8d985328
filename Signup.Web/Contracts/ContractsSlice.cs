namespace SignupWeb.Contracts;

public static class ContractsSlice
{
    public static IServiceCollection AddContracts(this IServiceCollection services) => services;

    public static void MapContracts(this IEndpointRouteBuilder routes)
    {
    }
}
