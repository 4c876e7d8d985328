using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Bus;

/// <summary>
/// The broker is a receiver like others, and the settings say whether there is one. Without the setting it is switched off, and keeps what
/// waits for it.
/// </summary>
public sealed class BrokerFromSettings(UnitOfWork work, IOptions<BusOptions> options, Audience audience, TimeProvider time) : ISeed
{
    private const string NotSet = "Bus:RabbitMq:Uri is not set.";

    public int? Version => null;

    public Task Plant(CancellationToken cancellationToken) => work.Run(
        async db =>
        {
            var broker = await db.Set<Receiver>().SingleOrDefaultAsync(r => r.Kind == ReceiverKind.RabbitMq, cancellationToken);
            if (options.Value.RabbitMq is not { Uri.Length: > 0, Exchange: var exchange }) { broker?.SwitchOff(new(time.GetUtcNow(), NotSet, By: null)); }
            else
            {
                if (broker is null) { db.Add(broker = Receiver.Broker(exchange, time.GetUtcNow())); }
                broker.Change("rabbitmq:" + exchange, []);
                if (broker.Off?.Why == NotSet) { broker.SwitchOn(); }
                if (broker.IsOn) { audience.Expect(); }
            }

            return Done.It;
        },
        cancellationToken);
}
