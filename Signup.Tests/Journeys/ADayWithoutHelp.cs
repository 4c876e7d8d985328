using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using SignupTests.Support;
using SignupWeb.Payments;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Provisioning;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>For a whole day payment service, mail server, broker and Operations are away. Who comes is told, who has ordered loses nothing, and when they are back everything happens once. Not in the daily run: scripts/endure day-without-help.</summary>
public sealed class ADayWithoutHelp
{
    [Fact]
    public async Task Loses_nothing_and_does_everything_once_when_it_is_over()
    {
        for (var day = Endure.Times("day-without-help", daily: 0); day > 0; day--)
        {
            await using var alone = new ShopAlone();
            await alone.Lasts();
        }
    }
}

/// <summary>A shop whose doors to everybody else are closed until somebody opens them.</summary>
internal sealed class ShopAlone : IAsyncDisposable
{
    private readonly string exchange = "signup.test." + Guid.NewGuid().ToString("N");
    private readonly Passage toMail = new();
    private readonly Passage toBroker = new();
    private readonly Passage toOperations = new();
    private readonly SmtpListener mail = new();
    private readonly OperationsProgram operations = new();
    private readonly AppHost shop;

    public ShopAlone() => shop = new(new ManualTime(DateTimeOffset.UtcNow), settings:
    [
        new("Orders:RemorseWindow", "00:05:00"),
        new("Mail:Smtp:Host", "127.0.0.1"), new("Mail:Smtp:Port", Text(toMail.Port)), new("Mail:Smtp:StartTls", "false"),
        new("Bus:RabbitMq:Uri", $"amqp://guest:guest@127.0.0.1:{toBroker.Port}"), new("Bus:RabbitMq:Exchange", exchange),
        new("Provisioning:Operations:Kind", "Http"), new("Provisioning:Operations:Url", $"http://127.0.0.1:{toOperations.Port}/downloads"), new("Provisioning:Operations:Secret", OperationsProgram.Secret),
    ]);

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        foreach (var door in new[] { toMail, toBroker, toOperations }) { door.Close(); }
        mail.Dispose();
        operations.Dispose();
    }

    /// <summary>The day, and the hours after it.</summary>
    public async Task Lasts()
    {
        await operations.Started();
        using Headless reader = new(shop), buyer = new(shop), visitor = new(shop);
        await reader.Order("Field Handbook", "once", email: "reader@hafenlicht.example");
        await Pass(TimeSpan.FromHours(1));
        await Eventually.Hold(async () => (string?)(await reader.PlacedOrder())["state"] == "accepted", "the download paid");
        await buyer.Order(email: "buyer@hafenlicht.example");
        await visitor.Start();
        await visitor.Register("visitor@hafenlicht.example");
        await visitor.FillIn();

        shop.Get<SandboxFaults>().Arm(ApiFault.RateLimit, int.MaxValue);
        Assert.Contains("PAYMENT_SERVICE_UNREACHABLE", (await Assert.ThrowsAsync<InvalidOperationException>(() => visitor.AddCard())).Message, StringComparison.Ordinal);
        await Pass(TimeSpan.FromDays(1));

        Assert.Equal("charging", (string?)(await buyer.PlacedOrder())["state"]);
        var waiting = await shop.All<MailMessage>();
        Assert.All(waiting, m => Assert.NotNull(m.NextTryAt));
        foreach (var kind in new[] { MailWorker.Risk, Receiver.BrokerRisk }) { await Eventually.Hold(async () => (await shop.All<Risk>()).Count(r => r.IsOpen && r.Kind == kind) == 1, $"the risk {kind}"); }
        Assert.Equal(ProvisioningFault.NotReached, Assert.Single(await shop.All<Download>()).Fault);

        await using var broker = await Broker.Listen(exchange);
        toBroker.Open(await RabbitMq.Port);
        toMail.Open(mail.Port);
        toOperations.Open(new Uri(operations.Address).Port);
        shop.Get<SandboxFaults>().Clear();
        await Pass(TimeSpan.FromHours(2));
        var download = Assert.Single(await shop.All<Download>());
        var asked = (await operations.Asked()).Count;
        await Until(async () => (await operations.Asked()).Count > asked, TimeSpan.FromMinutes(1), "Operations asked once more");
        await operations.Answer(download.Id.Value, (int)(await operations.Asked())[^1]["attempt"]!);
        await visitor.AddCard();
        await visitor.Submit();
        await Pass(TimeSpan.FromHours(2));

        foreach (var customer in new[] { reader, buyer, visitor }) { await Eventually.Hold(async () => (string?)(await customer.Signup())["state"] == "completed", "each sign-up complete"); }
        Assert.Equal(DownloadState.Ready, Assert.Single(await shop.All<Download>()).State);
        await Eventually.Hold(async () => (await shop.All<MailMessage>()).TrueForAll(m => m.SentAt is not null), "every mail sent");
        var mails = await shop.All<MailMessage>();
        Assert.Equal(mails.Select(m => m.Recipient).Order(StringComparer.Ordinal), mail.Taken.Order(StringComparer.Ordinal));
        await Until(async () => (await shop.All<Risk>()).TrueForAll(r => !r.IsOpen || r.Kind == StartCardSetup.NoPage.Kind), TimeSpan.FromMinutes(10), "every risk settled, but that somebody could not go on");
        Assert.Equal(0, (await shop.Get<MoneyAndRecords>().Read()).Differences);
        // one whose confirmation the moved clock overtook came twice: at least once is what is promised
        List<JsonNode> heard = [];
        await Eventually.Hold(
            async () =>
            {
                heard.AddRange(await broker.Heard());
                if (new[] { "order.placed", "order.accepted", "signup.completed" }.All(type => heard.Where(h => (string?)h["type"] == type).DistinctBy(h => (string)h["id"]!, StringComparer.Ordinal).Count() == 3)) { return true; }
                await NextPosting();
                return false;
            },
            "every event at the broker");
    }

    /// <summary>The clock goes on to the next try once nothing is under way: it would cut off what is.</summary>
    private async Task NextPosting()
    {
        var next = await shop.Services.GetServices<IHostedService>().OfType<PostingWorker>().Single().NextAt(default);
        if (next is { } due && due != DateTimeOffset.MinValue && due - shop.Time!.GetUtcNow() is { Ticks: > 0 } wait) { shop.Time.Advance(wait); }
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Hour after hour, in each of which what is due is tried.</summary>
    private async Task Pass(TimeSpan by)
    {
        for (var end = shop.Time!.GetUtcNow() + by; shop.Time.GetUtcNow() < end;)
        {
            shop.Time.Advance(TimeSpan.FromHours(1));
            await Until(NothingIsDue, TimeSpan.FromSeconds(1), "what is due tried");
        }
    }

    private Task Until(Func<Task<bool>> holds, TimeSpan step, string hope) => Eventually.Hold(
        async () =>
        {
            if (await holds()) { return true; }
            shop.Time!.Advance(step);
            return false;
        },
        hope);

    private async Task<bool> NothingIsDue()
    {
        var now = shop.Time!.GetUtcNow();
        await using var db = shop.Open();
        return !await db.Set<PaymentOperation>().AnyAsync(o => o.NextTryAt <= now) && !await db.Set<MailMessage>().AnyAsync(m => m.NextTryAt <= now)
            && !await db.Set<Deadline>().AnyAsync(d => d.ClosedAt == null && d.DueAt <= now);
    }

    /// <summary>Another system with a queue for everything.</summary>
    private sealed class Broker(IConnection connection, IChannel channel, string queue) : IAsyncDisposable
    {
        public static async Task<Broker> Listen(string exchange)
        {
            var connection = await new ConnectionFactory { HostName = "127.0.0.1", Port = await RabbitMq.Port }.CreateConnectionAsync();
            var channel = await connection.CreateChannelAsync();
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true);
            await channel.QueueDeclareAsync(exchange);
            await channel.QueueBindAsync(exchange, exchange, "#");
            return new(connection, channel, exchange);
        }

        public async Task<List<JsonNode>> Heard()
        {
            List<JsonNode> heard = [];
            while (await channel.BasicGetAsync(queue, autoAck: true) is { } one) { heard.Add(JsonNode.Parse(Encoding.UTF8.GetString(one.Body.Span))!); }
            return heard;
        }

        public async ValueTask DisposeAsync()
        {
            await channel.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
