using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Platform.Bus;

/// <summary>Public events at a real broker, which may be away, or go in the middle of it.</summary>
public sealed class TellingABroker : IAsyncLifetime
{
    private readonly string exchange = "signup.test." + Guid.NewGuid().ToString("N");
    private readonly Passage door = new();
    private BusWorld world = null!;
    private IConnection? connection;
    private IChannel? channel;

    public async Task InitializeAsync() => world = await BusWorld.Start(settings: [new("Bus:RabbitMq:Uri", $"amqp://guest:guest@127.0.0.1:{door.Port}"), new("Bus:RabbitMq:Exchange", exchange)]);

    public async Task DisposeAsync()
    {
        await world.DisposeAsync();
        if (channel is not null) { await channel.DisposeAsync(); }
        if (connection is not null) { await connection.DisposeAsync(); }
        door.Close();
    }

    [Fact]
    public async Task Everything_waits_while_it_is_away_and_then_arrives_each_once_in_order_by_sign_up_and_none_is_lost()
    {
        var stories = Enumerable.Range(0, 5).Select(_ => Story.New()).ToList();
        for (var step = 0; step < Story.Names.Length; step++)
        {
            await world.Happen([.. stories.Select(story => story.Whole[step])]);
            await world.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.All(await world.Postings(), p => Assert.Equal(PostingState.Waiting, p.State));
        Assert.Equal(Receiver.BrokerRisk, (string)JsonNode.Parse(Assert.Single(await Of(nameof(RiskFound))).Body)!["kind"]!);
        await Listen();
        door.Open(await RabbitMq.Port);
        await world.Pass(TimeSpan.FromMinutes(1));
        await world.Post();

        var heard = await Heard();
        Assert.All(stories, story => Assert.Equal(Story.Names, Types(heard, story), StringComparer.Ordinal));
        Assert.Equal((stories.Count * Story.Names.Length) + 2, heard.Count); // that it was away, and that it is back
        Assert.Single(await Of(nameof(RiskSettled)));
        var one = heard.Find(h => (string)h.Json["type"]! == "order.placed")!;
        Assert.Equal(("order.placed", CloudEvent.MediaType, DeliveryModes.Persistent, (string)one.Json["id"]!), (one.Key, one.Properties.ContentType, one.Properties.DeliveryMode, one.Properties.MessageId));
        Assert.All(await world.Postings(), p => Assert.Equal(PostingState.Delivered, p.State));
    }

    [Fact]
    public async Task When_it_goes_in_the_middle_again_and_again_none_is_lost_and_the_order_is_kept()
    {
        var stories = Enumerable.Range(0, 25).Select(_ => Story.New()).ToList();
        var (port, worker) = (await RabbitMq.Port, world.Shop.Get<PostingWorker>());
        await Listen();
        door.Open(port);
        await world.Shop.Announce([.. stories.SelectMany(story => story.Whole)]);
        await world.Shop.Deliver();
        await worker.StartAsync(default);
        foreach (var sent in new[] { 20, 60, 100 })
        {
            await Eventually.Hold(async () => await Delivered() >= sent, $"{sent} at the broker");
            door.Close();
            await Eventually.Hold(async () => (await world.Shop.All<Receiver>())[0].FailingSince is not null, "that it is away");
            door.Open(port);
            await Eventually.Hold(async () => await Goes(worker) && await Delivered() > sent + 5, "that it is back");
        }

        await Eventually.Hold(async () => await Goes(worker) && await Delivered() == stories.Count * Story.Names.Length, "all of it at the broker");
        await worker.StopAsync(default);

        // one whose confirmation was cut off came twice: at least once is what is promised
        var heard = (await Heard()).DistinctBy(h => h.Properties.MessageId, StringComparer.Ordinal).ToList();
        Assert.Equal(stories.Count * Story.Names.Length, heard.Count);
        Assert.All(stories, story => Assert.Equal(Story.Names, Types(heard, story), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_the_setting_it_is_off_and_with_it_again_what_waited_goes_on()
    {
        await world.Happen(Story.New().Placed);

        await FromSettings(string.Empty);
        Assert.Equal("Bus:RabbitMq:Uri is not set.", Assert.Single(await world.Shop.All<Receiver>()).Off!.Why);
        await FromSettings("amqp://broker.example");

        var broker = Assert.Single(await world.Shop.All<Receiver>());
        Assert.True(broker.IsOn);
        Assert.Single(await world.Postings(), p => p.NextTryAt is not null);
        Assert.Equal("RECEIVER_FROM_SETTINGS", (await world.Shop.Get<RollReceiverSecret>().Run(BusWorld.Ana, broker.Id)).Refusal!.Code);
        Assert.Equal("RECEIVER_FROM_SETTINGS", (await world.Shop.Get<RemoveReceiver>().Run(BusWorld.Ana, broker.Id)).Refusal!.Code);
    }

    [Fact]
    public async Task Passwords_of_it_stand_neither_in_a_log_nor_in_the_database()
    {
        await world.Happen(Story.New().Placed);

        Assert.DoesNotContain(world.Log.Lines, line => line.Contains("guest", StringComparison.Ordinal));
        Assert.DoesNotContain(await world.Postings(), p => p.LastAnswer!.Contains("guest", StringComparison.Ordinal));
        Assert.Equal("rabbitmq:" + exchange, Assert.Single(await world.Shop.All<Receiver>()).Url);
    }

    private Task FromSettings(string uri) =>
        new BrokerFromSettings(world.Shop.Get<UnitOfWork>(), Options.Create(new BusOptions { RabbitMq = { Uri = uri, Exchange = exchange } }), world.Shop.Get<Audience>(), world.Shop.Time).Plant(default);

    /// <summary>Another system binds a queue to everything.</summary>
    private async Task Listen()
    {
        connection = await new ConnectionFactory { HostName = "127.0.0.1", Port = await RabbitMq.Port }.CreateConnectionAsync();
        channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true);
        await channel.QueueDeclareAsync(exchange);
        await channel.QueueBindAsync(exchange, exchange, "#");
    }

    private async Task<List<AtTheBroker>> Heard()
    {
        List<AtTheBroker> heard = [];
        while (await channel!.BasicGetAsync(exchange, autoAck: true) is { } one) { heard.Add(new(one.RoutingKey, one.BasicProperties, JsonNode.Parse(Encoding.UTF8.GetString(one.Body.Span))!)); }
        return heard;
    }

    /// <summary>The clock goes on to the next try once nothing is under way.</summary>
    private async Task<bool> Goes(PostingWorker worker)
    {
        if (await worker.NextAt(default) is { } next && next - world.Shop.Time.GetUtcNow() is { Ticks: > 0 } wait && next != DateTimeOffset.MinValue) { world.Shop.Time.Advance(wait); }
        return true;
    }

    private async Task<int> Delivered() => (await world.Postings()).Count(p => p.State == PostingState.Delivered);

    private async Task<List<OutboxMessage>> Of(string type) => (await world.Shop.All<OutboxMessage>()).FindAll(m => m.Type == type);

    private static IEnumerable<string> Types(IEnumerable<AtTheBroker> heard, Story story) => heard.Where(h => (string)h.Json["subject"]! == story.Signup.ToString()).Select(h => (string)h.Json["type"]!);

    private sealed record AtTheBroker(string Key, IReadOnlyBasicProperties Properties, JsonNode Json);
}
