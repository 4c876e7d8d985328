namespace SignupWeb.Account;

public static class AccountSlice
{
    public static IServiceCollection AddAccount(this IServiceCollection services) => services;

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
    }
}
