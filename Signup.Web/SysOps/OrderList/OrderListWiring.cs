namespace SignupWeb.SysOps.OrderList;

/// <summary>The table of orders: its page and its table to take away.</summary>
public static class OrderListWiring
{
    public static IServiceCollection AddOrderList(this IServiceCollection services) => services.AddSingleton<ReadOrders>().AddSingleton<ExportOrders>();

    public static void MapOrderList(this IEndpointRouteBuilder routes) => routes.MapOrderListEndpoints();
}
