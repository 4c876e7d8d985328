namespace SignupWeb.Customers;

public static class CustomersSlice
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services;

    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
    }
}
