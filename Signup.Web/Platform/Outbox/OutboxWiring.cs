namespace SignupWeb.Platform.Outbox;

public static class OutboxWiring
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services.AddHandlers().AddSingleton(WrittenEvents.Ours).AddHandler<ForgetInMessages>().AddSingleton<OutboxPump>().AddHostedService(provider => provider.GetRequiredService<OutboxPump>());
}
