namespace SignupWeb.SysOps.Receivers;

/// <summary>The pages of those who hear our events, and of what was sent to them.</summary>
public static class ReceiversWiring
{
    public static IServiceCollection AddReceivers(this IServiceCollection services) => services.AddSingleton<ReadReceivers>().AddSingleton<ReadReceiver>();
}
