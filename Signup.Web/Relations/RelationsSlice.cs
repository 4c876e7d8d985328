namespace SignupWeb.Relations;

public static class RelationsSlice
{
    public static IServiceCollection AddRelations(this IServiceCollection services) => services;

    public static void MapRelations(this IEndpointRouteBuilder routes)
    {
    }
}
