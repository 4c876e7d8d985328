namespace SignupWeb.SysOps.SupportDesk;

/// <summary>The support desk: the queue, one request, and how many wait.</summary>
public static class DeskWiring
{
    public static IServiceCollection AddSupportDesk(this IServiceCollection services) => services.AddSingleton<ReadRequests>().AddSingleton<ReadDesk>();
}
