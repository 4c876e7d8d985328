using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Operate;
using Xunit;

namespace SignupTests.SysOps.Operate;

/// <summary>What the payment service told is found again, read as it came, and looked into anew.</summary>
public sealed class TheWebhookLog : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana Kovač");
    private readonly Statements statements = new();
    private TestDatabase house = null!;

    private DateTimeOffset Now => house.Time.GetUtcNow();

    public async Task InitializeAsync() =>
        house = await TestDatabase.Create(services => services.AddAccess().AddOperate().AddSingleton<ReplayWebhook>().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(statements)));

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Page_after_page_it_is_every_webhook_newest_first_by_the_index()
    {
        Assert.Equal((0, 0, null), await Sizes());
        var events = Enumerable.Range(0, 120).Select(i => Event($"evt_{i:000}", Now.AddSeconds(-(i / 10)))).ToList();
        await house.Save([.. events]);
        List<string> walked = [];
        statements.Clear();
        for (WebhookPlace? after = null; ;)
        {
            var page = await Read(after);
            walked.AddRange(page.Lines.Select(l => l.Id));
            if (page.Next is null) { break; }
            after = WebhookPlace.Of(page.Next.ToString());
        }

        Assert.Equal(events.OrderByDescending(e => e.ReceivedAt).ThenByDescending(e => e.Id, StringComparer.Ordinal).Select(e => e.Id), walked, StringComparer.Ordinal);
        Assert.Equal(3 * 2, statements.Count);
        await using var db = house.Open();
        Assert.DoesNotContain(await statements.ReadThrough(db), scan => !scan.Contains("USING INDEX IX_webhook_events_ReceivedAt", StringComparison.Ordinal) && !scan.Contains("USING COVERING INDEX", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_is_read_as_it_came_where_it_was_kept()
    {
        await house.Save(Event("evt_1", Now), WebhookEvent.Of(Facts("evt_2"), Door.Webhook, WebhookState.Ignored, "Nothing we act on.", Now));

        Assert.Equal("""{"id":"in_<1>"}""", (await Read(open: "evt_1")).Open!.Value.Body);
        Assert.Equal(string.Empty, (await Read(open: "evt_2")).Open!.Value.Body);
        Assert.Null((await Read(open: "evt_3")).Open);
    }

    [Fact]
    public async Task Replaying_has_it_looked_into_from_the_start_and_twice_is_once()
    {
        var given = Event("evt_1", Now);
        while (given.Park(Now)) { }
        await house.Save(given);

        Assert.False((await Replay("evt_1")).IsRefused);
        Assert.False((await Replay("evt_1")).IsRefused);

        var waits = Assert.Single(await house.All<WebhookEvent>());
        Assert.Equal((WebhookState.Waiting, 0, 0, Now), (waits.State, waits.Tries, waits.Parked, waits.NextTryAt));
        Assert.Equal(1, (await Read()).Waiting);
    }

    [Fact]
    public async Task Only_managers_and_administrators_replay_and_only_what_is_there()
    {
        Assert.Equal("WEBHOOK_NOT_FOUND", (await Replay("evt_9")).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await house.Get<ReplayWebhook>().Run("evt_9", Ana with { Role = Role.Support })).Refusal!.Code);
        Assert.Equal("UNAUTHORIZED", (await house.Get<ReplayWebhook>().Run("evt_9", Actor.Visitor)).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await house.Get<ReadWebhooks>().Run(Ana with { Role = Role.Support })).Refusal!.Code);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1.")]
    [InlineData("-1.evt_1")]
    [InlineData(null)]
    public void What_is_no_place_is_the_beginning(string? text) => Assert.Null(WebhookPlace.Of(text));

    private async Task<WebhookReading> Read(WebhookPlace? after = null, string? open = null) => (await house.Get<ReadWebhooks>().Run(Ana, after, open)).Value;

    private async Task<(int, int, WebhookPlace?)> Sizes() => await Read() is var read ? (read.Waiting, read.Lines.Count, read.Next) : default;

    private Task<Result<Done>> Replay(string id) => house.Get<ReplayWebhook>().Run(id, Ana);

    private static WebhookEvent Event(string id, DateTimeOffset at) => WebhookEvent.Of(Facts(id), Door.Webhook, at);

    private static EventFacts Facts(string id) => new(id, "invoice.paid", "invoice", "in_1", null, false, DateTimeOffset.UnixEpoch, """{"id":"in_<1>"}""");
}
