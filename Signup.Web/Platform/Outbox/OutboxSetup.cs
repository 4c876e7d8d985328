namespace SignupWeb.Platform.Outbox;

public static class OutboxSetup
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services.AddHandlers().AddHandler<ForgetInMessages>().AddSingleton<OutboxPump>().AddHostedService(provider => provider.GetRequiredService<OutboxPump>());
}
