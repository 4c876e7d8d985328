using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Outbox;

public static class OutboxWiring
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services.AddOutboxGauges().AddHandlers().AddSingleton(WrittenEvents.Ours).AddHandler<ForgetInMessages>().AddSingleton<IKeptForATime, ForgetMessages>().AddSingleton<OutboxPump>().AddHostedService(provider => provider.GetRequiredService<OutboxPump>())
        .AddSingleton<Troubles>().AddHostedService(provider => provider.GetRequiredService<Troubles>());
}
