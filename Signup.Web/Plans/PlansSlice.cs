namespace SignupWeb.Plans;

public static class PlansSlice
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services;

    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
    }
}
