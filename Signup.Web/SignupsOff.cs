#if !SIGNUPS
namespace SignupWeb.Signups;

public static class SignupsSlice
{
    public static IServiceCollection AddSignups(this IServiceCollection services) => services;

    public static void MapSignups(this IEndpointRouteBuilder routes)
    {
    }
}
#endif
