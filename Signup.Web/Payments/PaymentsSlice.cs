namespace SignupWeb.Payments;

public static class PaymentsSlice
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services;

    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
    }
}
