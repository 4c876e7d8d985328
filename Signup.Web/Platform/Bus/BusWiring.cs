using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Bus;

/// <summary>Public events leave: who hears them, and the way there.</summary>
public static class BusWiring
{
    public static IServiceCollection AddBus(this IServiceCollection services)
    {
        services.AddOptions<BusOptions>().BindConfiguration("Bus")
            .Validate(o => o.RabbitMq.IsUsable, "Bus:RabbitMq:Uri must begin with amqp:// or amqps://, or be empty.")
            .Validate(o => o.RabbitMq.Exchange.Length is > 0 and <= 255, "Bus:RabbitMq:Exchange must not be empty.")
            .ValidateOnStart();
        var audience = new Audience();
        services.AddSingleton(audience).AddSingleton<ReceiverAddress>().AddSingleton<ReceiverSecrets>();
        services.AddHttpClient(WebhookPoster.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => GuardedConnections.Handler(provider.GetRequiredService<ReceiverAddress>())).RemoveAllLoggers();
        services.AddSingleton<RabbitMqPoster>().AddSingleton<IPoster>(provider => provider.GetRequiredService<RabbitMqPoster>()).AddSingleton<ISeed, BrokerFromSettings>();
        services.AddSingleton<IPoster, WebhookPoster>().AddSingleton<PostingWorker>().AddHostedService(provider => provider.GetRequiredService<PostingWorker>());
        services.AddSingleton<RegisterReceiver>().AddSingleton<ChangeReceiver>().AddSingleton<RollReceiverSecret>().AddSingleton<SwitchReceiver>().AddSingleton<RemoveReceiver>().AddSingleton<PingReceiver>().AddSingleton<ReplayPosting>();
        return services.AddHandlerOf<WritePostings>(PublicEvents.Types, () => audience.IsThere).AddHandler<ForgetInPostings>().AddSingleton<IKeptForATime, ForgetPostings>();
    }
}
