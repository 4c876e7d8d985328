namespace SignupWeb.Orders;

public static class OrdersSlice
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services;

    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
    }
}
