namespace SignupWeb.Provisioning;

public static class ProvisioningSlice
{
    public static IServiceCollection AddProvisioning(this IServiceCollection services) => services;

    public static void MapProvisioning(this IEndpointRouteBuilder routes)
    {
    }
}
