using System.Text;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace SignupWeb.Platform.Bus;

/// <summary>
/// Publishes events to the broker: persistent, to a durable topic exchange under their public names, and each is taken only once the broker
/// has confirmed it. What no queue is bound to, the broker drops.
/// </summary>
public sealed class RabbitMqPoster(IOptions<BusOptions> options, TimeProvider time) : IPoster, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A broker that hangs is not waited for to say goodbye.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <summary>A channel takes one at a time.</summary>
    private readonly SemaphoreSlim one = new(1, 1);
    private IConnection? connection;
    private IChannel? channel;

    public ReceiverKind Kind => ReceiverKind.RabbitMq;

    public Task<PostAnswer> Post(Receiver receiver, Posting posting, CancellationToken cancellationToken) => Try(
        async (open, patience) =>
        {
            var properties = new BasicProperties
            {
                AppId = "signup", ContentType = CloudEvent.MediaType, ContentEncoding = "utf-8", MessageId = posting.EventId.ToString(), Type = posting.Name, Timestamp = new(time.GetUtcNow().ToUnixTimeSeconds()), DeliveryMode = DeliveryModes.Persistent,
            };
            await open.BasicPublishAsync(options.Value.RabbitMq.Exchange, posting.Name, mandatory: false, properties, Encoding.UTF8.GetBytes(posting.Body), patience);
        },
        cancellationToken);

    /// <summary>Whether it lets us in, for whoever looks after the shop.</summary>
    public Task<PostAnswer> Knock(CancellationToken cancellationToken) => Try((_, _) => Task.CompletedTask, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Close();
        one.Dispose();
    }

    public void Dispose()
    {
        channel?.Dispose();
        connection?.Dispose();
        one.Dispose();
    }

    private async Task<PostAnswer> Try(Func<IChannel, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await one.WaitAsync(cancellationToken);
        try
        {
            await work(await Open(either.Token), either.Token);
            return PostAnswer.Confirmed;
        }
#pragma warning disable CA1031 // whatever the broker does, it is tried again
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await Close();
            return new(null, patience.IsCancellationRequested ? "No answer within 10 seconds." : e.Message);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<IChannel> Open(CancellationToken cancellationToken)
    {
        if (channel is { IsOpen: true }) { return channel; }
        await Close();
        var factory = new ConnectionFactory { Uri = new(options.Value.RabbitMq.Uri), AutomaticRecoveryEnabled = false, ClientProvidedName = "signup" };
        connection = await factory.CreateConnectionAsync(cancellationToken);
        channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        await channel.ExchangeDeclareAsync(options.Value.RabbitMq.Exchange, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        return channel;
    }

    private async Task Close()
    {
        var (old, oldConnection) = (channel, connection);
        (channel, connection) = (null, null);
        if (oldConnection is not null) { await oldConnection.AbortAsync(Farewell); }
        if (old is not null) { await old.DisposeAsync(); }
        if (oldConnection is not null) { await oldConnection.DisposeAsync(); }
    }
}
