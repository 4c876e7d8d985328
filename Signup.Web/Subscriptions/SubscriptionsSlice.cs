namespace SignupWeb.Subscriptions;

public static class SubscriptionsSlice
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services) => services;

    public static void MapSubscriptions(this IEndpointRouteBuilder routes)
    {
    }
}
