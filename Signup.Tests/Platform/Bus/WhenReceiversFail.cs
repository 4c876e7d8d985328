using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Platform.Bus;

/// <summary>Receivers that fail, hang or are gone: nothing is lost, nobody else waits, and one day it ends.</summary>
public sealed class WhenReceiversFail
{
    [Fact]
    public async Task An_event_is_tried_again_after_an_error_and_a_silence_until_it_is_taken_always_the_same()
    {
        await using var world = await BusWorld.Start();
        await world.Register();
        world.Receiver.Answer = Status(500, "Out of order");
        await world.Happen(Story.New().Placed);
        var after500 = Assert.Single(await world.Postings());

        world.Receiver.Answer = (_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted);
        var silence = world.Pass(TimeSpan.FromSeconds(6));
        await Eventually.Hold(() => world.Receiver.Heard.Count == 2, "the second try");
        world.Shop.Time.Advance(TimeSpan.FromSeconds(10));
        await silence;
        var afterSilence = Assert.Single(await world.Postings());

        world.Receiver.Answer = null;
        await world.Pass(TimeSpan.FromSeconds(70));

        Assert.Equal((PostingState.Waiting, 500, "Out of order"), (after500.State, after500.LastStatus, after500.LastAnswer));
        Assert.Equal((PostingState.Waiting, null, "No answer within 10 seconds."), (afterSilence.State, afterSilence.LastStatus, afterSilence.LastAnswer));
        var done = Assert.Single(await world.Postings());
        Assert.Equal((PostingState.Delivered, 3), (done.State, done.Tries));
        Assert.Equal(3, world.Receiver.Heard.Count);
        Assert.Single(world.Receiver.Heard.Select(h => Convert.ToHexString(h.Body)).Distinct(StringComparer.Ordinal));
        Assert.Null((await world.Registered(done.ReceiverId)).FailingSince);
    }

    [Fact]
    public async Task Events_of_one_sign_up_come_in_order_and_those_of_another_go_on_meanwhile()
    {
        await using var world = await BusWorld.Start();
        await world.Register();
        var (held, free) = (Story.New(), Story.New());
        world.Receiver.Answer = (heard, http) => { http.Response.StatusCode = heard.Subject == held.Signup.ToString() ? 503 : 200; return Task.CompletedTask; };

        await world.Happen([.. held.Whole, .. free.Whole]);

        Assert.Equal(Story.Names, Of(world, free), StringComparer.Ordinal);
        Assert.Equal(["signup.requested"], Of(world, held), StringComparer.Ordinal);
        world.Receiver.Answer = null;
        await world.Pass(TimeSpan.FromSeconds(6));
        Assert.Equal(["signup.requested", .. Story.Names], Of(world, held), StringComparer.Ordinal);
    }

    [Fact]
    public async Task They_leave_in_the_order_in_which_they_happened_though_the_outbox_brings_them_in_two_lanes()
    {
        await using var world = await BusWorld.Start();
        await world.Register();
        var story = Story.New();
        await world.Shop.Announce(story.Whole);
        await world.Shop.Change(db =>
        {
            foreach (var late in db.Set<Delivery>().Where(d => d.Lane == story.Signup.Value)) { late.Failed("not yet", world.Shop.Time.GetUtcNow()); }
            return Task.CompletedTask;
        });

        await world.Post();

        Assert.Equal(Story.Names, Of(world, story), StringComparer.Ordinal);
        Assert.Empty(await world.Shop.All<Delivery>());
    }

    [Fact]
    public async Task Many_sign_ups_at_once_each_arrive_in_order_and_once()
    {
        await using var world = await BusWorld.Start();
        await world.Register();
        var stories = Enumerable.Range(0, 12).Select(_ => Story.New()).ToList();

        await Task.WhenAll(stories.Select(async story => { foreach (var step in story.Whole) { await world.Shop.Announce(step); } }));
        await world.Post();

        Assert.All(stories, story => Assert.Equal(Story.Names, Of(world, story), StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_that_says_it_is_gone_is_switched_off_at_once_with_a_risk()
    {
        await using var world = await BusWorld.Start();
        var (id, _) = await world.Register();
        world.Receiver.Answer = Status(StatusCodes.Status410Gone);

        await world.Happen(Story.New().Placed);
        await world.Happen(Story.New().Placed);

        Assert.Equal("It says that it is gone (410).", (await world.Registered(id)).Off!.Why);
        Assert.Single(world.Receiver.Heard);
        Assert.Single(await Risks(world));
    }

    [Fact]
    public async Task One_that_fails_for_three_days_is_switched_off_with_a_risk_and_nothing_piles_up()
    {
        await using var world = await BusWorld.Start();
        var (id, _) = await world.Register();
        world.Receiver.Answer = Status(500);
        await world.Happen(Story.New().Placed);
        var began = world.Shop.Time.GetUtcNow();
        while ((await world.Registered(id)).IsOn) { await world.PassToNextTry(); }
        await world.Happen(Story.New().Placed);

        Assert.Equal(TimeSpan.FromDays(3), world.Shop.Time.GetUtcNow() - began);
        Assert.InRange(world.Receiver.Heard.Count, 16, 20);
        Assert.StartsWith("It took nothing for three days.", (await world.Registered(id)).Off!.Why, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", Assert.Single(await Risks(world)).Body, StringComparison.Ordinal);
        Assert.Equal(PostingState.GivenUp, Assert.Single(await world.Postings()).State);
        var tries = world.Receiver.Heard.Count;
        await world.Pass(TimeSpan.FromDays(2));
        Assert.Equal(tries, world.Receiver.Heard.Count);
    }

    [Fact]
    public async Task Switched_on_again_it_gets_what_waited_and_what_was_given_up_once_somebody_replays_it()
    {
        await using var world = await BusWorld.Start();
        var (id, _) = await world.Register();
        world.Receiver.Answer = Status(500);
        var story = Story.New();
        await world.Happen(story.Placed, story.Completed);
        while ((await world.Registered(id)).IsOn) { await world.PassToNextTry(); }

        world.Receiver.Answer = null;
        var before = world.Receiver.Heard.Count;
        Assert.Equal("RECEIVER_OFF", (await world.Shop.Get<ReplayPosting>().AllGivenUp(BusWorld.Ana, id, DateTimeOffset.MinValue)).Refusal!.Code);
        await world.Shop.Get<SwitchReceiver>().Run(BusWorld.Ana, id, turnOn: true);
        await world.Pass(TimeSpan.FromHours(1));

        Assert.Equal(["risk.settled", "signup.completed"], world.Receiver.Heard.Skip(before).Select(h => h.Type).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(0, (await world.Shop.Get<ReplayPosting>().AllGivenUp(BusWorld.Ana, id, world.Shop.Time.GetUtcNow())).Value);
        Assert.Equal(1, (await world.Shop.Get<ReplayPosting>().AllGivenUp(BusWorld.Ana, id, DateTimeOffset.MinValue)).Value);
        await world.Post();
        Assert.Equal("order.placed", world.Receiver.Heard[^1].Type);
        Assert.DoesNotContain(await world.Postings(), p => p.State != PostingState.Delivered);
    }

    [Fact]
    public async Task One_that_was_taken_can_be_sent_once_more_under_its_old_id()
    {
        await using var world = await BusWorld.Start();
        await world.Register();
        await world.Happen(Story.New().Placed);

        Assert.False((await world.Shop.Get<ReplayPosting>().Run(BusWorld.Ana, (await world.Postings())[0].Id)).IsRefused);
        await world.Post();

        Assert.Equal(2, world.Receiver.Heard.Count);
        Assert.Single(world.Receiver.Heard.Select(h => h.Id).Distinct());
        Assert.Equal("POSTING_NOT_FOUND", (await world.Shop.Get<ReplayPosting>().Run(BusWorld.Ana, Guid.NewGuid())).Refusal!.Code);
    }

    [Fact]
    public async Task One_that_hangs_holds_up_no_other()
    {
        await using var world = await BusWorld.Start();
        await using var other = await DocumentedReceiver.Start();
        await world.Register();
        await world.Register(other.Url);
        world.Receiver.Answer = (_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted);

        await world.Shop.Announce([.. Enumerable.Range(0, 60).Select(_ => Story.New().Placed)]);
        await world.Shop.Deliver();
        var worker = world.Shop.Get<PostingWorker>();
        await worker.StartAsync(default);
        await Eventually.Hold(() => other.Heard.Count == 60, "all sixty at the other receiver");

        Assert.InRange(world.Receiver.Heard.Count, 1, 4);
        await worker.StopAsync(default);
    }

    [Fact]
    public async Task Killed_between_posting_and_writing_it_down_it_is_posted_again_under_the_same_id()
    {
        await using var world = await BusWorld.Start(more: services => services.RemoveAll<IPoster>().AddSingleton<WebhookPoster>().AddSingleton<IPoster, DiesAfterTheFirst>());
        await world.Register();

        var posting = world.Happen(Story.New().Placed);
        await Eventually.Hold(() => world.Receiver.Heard.Count == 1 && world.Log.Lines.Any(l => l.Contains("the power is gone", StringComparison.Ordinal)), "the death after the first post");
        Assert.Equal((PostingState.Waiting, 0), (await world.Postings()) is [var waits] ? (waits.State, waits.Tries) : default);
        world.Shop.Time.Advance(TimeSpan.FromSeconds(1));
        await posting;

        Assert.Equal(2, world.Receiver.Heard.Count);
        Assert.Single(world.Receiver.Heard.Select(h => h.Id).Distinct());
        Assert.Equal(PostingState.Delivered, Assert.Single(await world.Postings()).State);
    }

    [Fact]
    public async Task What_was_sent_is_kept_as_long_as_the_activity_it_tells_of()
    {
        await using var world = await BusWorld.Start();
        await world.Register();
        await world.Happen(Story.New().Placed);
        var forget = world.Shop.Services.GetServices<IKeptForATime>().OfType<ForgetPostings>().Single();

        await world.Shop.Change(db => forget.Forget(db, world.Shop.Time.GetUtcNow().AddDays(29), 10, default));
        Assert.Single(await world.Postings());
        await world.Shop.Change(db => forget.Forget(db, world.Shop.Time.GetUtcNow().AddDays(31), 10, default));

        Assert.Empty(await world.Postings());
    }

    private static IEnumerable<string> Of(BusWorld world, Story story) => world.Receiver.Heard.Where(h => h.Subject == story.Signup.ToString()).Select(h => h.Type);

    private static async Task<List<OutboxMessage>> Risks(BusWorld world) => (await world.Shop.All<OutboxMessage>()).FindAll(m => m.Type == nameof(RiskFound) && m.Body.Contains(Receiver.Risk, StringComparison.Ordinal));

    private static Func<Heard, HttpContext, Task> Status(int status, string text = "") => async (_, http) =>
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(text);
    };

    private sealed class DiesAfterTheFirst(WebhookPoster poster) : IPoster
    {
        private bool died;

        public ReceiverKind Kind => ReceiverKind.Webhook;

        public async Task<PostAnswer> Post(Receiver receiver, Posting posting, CancellationToken cancellationToken)
        {
            var answer = await poster.Post(receiver, posting, cancellationToken);
            if (died) { return answer; }
            died = true;
            throw new InvalidOperationException("the power is gone");
        }
    }
}
