using Microsoft.AspNetCore.Authentication.Cookies;

namespace SignupWeb.Platform.Access;

public static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        return services;
    }

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
    }
}
