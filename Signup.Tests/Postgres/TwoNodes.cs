using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Postgres;
using SignupWeb.Platform.Workers;
using Xunit;

namespace SignupTests.Postgres;

/// <summary>Two processes' worth of the platform on one PostgreSQL, in this process: nothing one decides is unknown to the other.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private readonly KeyValuePair<string, string>[] shared = PostgresServer.NewDatabase();
    private readonly Taken taken = new();
    private TestDatabase one = null!;
    private TestDatabase other = null!;

    public async Task InitializeAsync()
    {
        one = await Node();
        other = await Node();
    }

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task What_is_written_on_one_wakes_pages_and_workers_of_the_other()
    {
        var (page, worker) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Listening();
        using var topics = other.Get<Commits>().OnTopic(Delivery.Topic, () => page.TrySetResult());
        using var kinds = other.Get<Commits>().OnKind<Delivery>(() => worker.TrySetResult());

        await one.Announce(Sent(OrderId.New(), "1"));

        await Task.WhenAll(page.Task, worker.Task).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Each_delivery_is_taken_by_one_of_them_and_those_of_a_subject_in_their_order()
    {
        var orders = Enumerable.Range(0, 20).Select(_ => OrderId.New()).ToList();
        foreach (var word in new[] { "1", "2", "3" }) { await one.Announce([.. orders.Select(id => Sent(id, word))]); }

        await Task.WhenAll(one.Get<OutboxPump>().StartAsync(default), other.Get<OutboxPump>().StartAsync(default));
        await Eventually.Hold(async () => (await one.All<Delivery>()).Count == 0, "everything delivered");
        await Task.WhenAll(one.Get<OutboxPump>().StopAsync(default), other.Get<OutboxPump>().StopAsync(default));

        Assert.Equal(60, taken.Words.Sum(s => s.Value.Count));
        Assert.All(orders, id => Assert.Equal(["1", "2", "3"], taken.Words[id], StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_deadline_is_worked_off_by_one_of_them()
    {
        var due = Enumerable.Range(0, 250).Select(_ => Guid.NewGuid()).ToList();
        await one.Save([.. due.Select(id => Deadline.At(Due.Kind, id, one.Time.GetUtcNow()))]);

        await Task.WhenAll(one.Get<DeadlineJob>().RunDue(), other.Get<DeadlineJob>().RunDue());
        await one.Get<DeadlineJob>().RunDue();

        Assert.Equal(due.Order(), taken.Subjects.Order());
    }

    [Fact]
    public async Task Work_that_calls_the_outside_world_is_held_by_one_until_it_ends()
    {
        await using (var held = await one.Get<IHolds>().TryHold("mails", default))
        {
            Assert.NotNull(held);
            Assert.Null(await other.Get<IHolds>().TryHold("mails", default));
            await using var another = await other.Get<IHolds>().TryHold("something else", default);
            Assert.NotNull(another);
        }

        await using var afterwards = await other.Get<IHolds>().TryHold("mails", default);
        Assert.NotNull(afterwards);
    }

    [Fact]
    public void What_one_seals_the_other_opens() =>
        Assert.Equal("a session", other.Get<IDataProtectionProvider>().CreateProtector("tests").Unprotect(one.Get<IDataProtectionProvider>().CreateProtector("tests").Protect("a session")));

    [Fact]
    public async Task Wrong_tries_on_one_count_on_the_other()
    {
        var limit = new Limit { Count = 3, Window = TimeSpan.FromMinutes(15) };
        using var shares = ActivatorUtilities.CreateInstance<SharedTries>(other.Services);
        await Listening();
        await other.Migrate();
        await shares.StartAsync(default);
        for (var i = 0; i < 3; i++) { one.Get<Throttle>().Begin(limit, "sign-in:mara").Value.WasWrong(); }

        await one.Get<KeepTries>().Write();

        await Eventually.Hold(() => other.Get<Throttle>().Begin(limit, "sign-in:mara").IsRefused, "the limit used up on the other node");
        await shares.StopAsync(default);
    }

    private static PaymentCompensated Sent(OrderId order, string word) => new(order, CustomerId.New(), new Money(100, "eur"), word);

    [Fact]
    public void A_link_one_signs_the_other_reads()
    {
        var (ones, others) = (one.Get<LinkKeys>(), other.Get<LinkKeys>());
        Assert.Equal(ones.Newest.Id, others.Newest.Id);

        ones.Rotate();

        Assert.Equal(ones.Newest.Secret, others.Find(ones.Newest.Id)!.Secret);
    }

    private Task<TestDatabase> Node() => TestDatabase.Create(
        services => services.AddAccess().AddSingleton(taken).AddHandler<Takes>().AddDeadline<Due>(),
        shared.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));

    /// <summary>Both hear each other.</summary>
    private async Task Listening()
    {
        await Task.WhenAll(one.Get<OtherNodes>().StartAsync(default), other.Get<OtherNodes>().StartAsync(default));
        var heard = new TaskCompletionSource();
        using var listening = other.Get<Commits>().OnTopic("a word", () => heard.TrySetResult());
        await Eventually.Hold(
            () =>
            {
                one.Get<OtherNodes>().Tell(new HashSet<Type>(), new HashSet<string>(StringComparer.Ordinal) { "a word" });
                return heard.Task.IsCompleted;
            },
            "a word heard");
    }

    private sealed class Taken
    {
        public ConcurrentDictionary<OrderId, ConcurrentQueue<string>> Words { get; } = new();

        public ConcurrentBag<Guid> Subjects { get; } = [];
    }

    private sealed class Takes(Taken taken) : IHandle<PaymentCompensated>
    {
        public Task Handle(PaymentCompensated happened, SignupDb db, CancellationToken cancellationToken)
        {
            taken.Words.GetOrAdd(happened.OrderId, _ => new()).Enqueue(happened.Reason);
            return Task.CompletedTask;
        }
    }

    private sealed class Due(Taken taken) : IWhenDue
    {
        public static string Kind => "two-nodes";

        public Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
        {
            taken.Subjects.Add(subjectId);
            return Task.CompletedTask;
        }
    }
}
