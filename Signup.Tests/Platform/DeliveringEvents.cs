using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Platform;

public class DeliveringEvents
{
    [Fact]
    public async Task An_event_has_its_effect_once_though_two_pumps_bring_it_at_once()
    {
        await using var database = await TestDatabase.Create(services => services.AddHandler<WritesAMail>());
        await database.Announce([.. Enumerable.Range(0, 20).Select(_ => new SignupCancelled(SignupId.New()))]);
        var pumps = Enumerable.Range(0, 2).Select(_ => ActivatorUtilities.CreateInstance<OutboxPump>(database.Services));

        var bringing = Task.WhenAll(pumps.Select(pump => pump.WorkOffDue()));
        await Eventually.Hold(() => { database.Time.Advance(TimeSpan.FromSeconds(1)); return bringing.IsCompleted; }, "both pumps, of which one may leave the rest to the other for a second");
        await bringing;

        Assert.Equal(20, (await database.All<MailMessage>()).Count);
        Assert.Empty(await database.All<Delivery>());
    }

    [Fact]
    public async Task A_failing_handler_is_tried_five_times_and_then_set_aside_with_a_word_about_it()
    {
        await using var database = await TestDatabase.Create(services => services.AddHandler<AlwaysFails>());
        await database.Announce(new SignupExpired(SignupId.New()));

        for (var i = 0; i < 6; i++) { await database.Pass(TimeSpan.FromMinutes(5)); }

        var aside = Assert.Single(await database.All<Delivery>(), d => d.QuarantinedAt is not null);
        Assert.Equal((nameof(AlwaysFails), Delivery.MaxTries), (aside.Handler, aside.Tries));
        Assert.NotNull(aside.QuarantinedAt);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(MessageQuarantined));
        Assert.Empty(await database.All<MailMessage>());
    }

    [Fact]
    public async Task Those_who_can_take_a_message_get_it_though_another_handler_fails()
    {
        await using var database = await TestDatabase.Create(services => services.AddHandler<AlwaysFails>().AddHandler<AlsoHearsExpiries>());
        await database.Announce(new SignupExpired(SignupId.New()));

        await database.Deliver();

        Assert.Single(await database.All<MailMessage>());
        Assert.Equal(nameof(AlwaysFails), Assert.Single(await database.All<Delivery>()).Handler);
    }

    [Fact]
    public async Task A_poisoned_message_holds_up_nobody_behind_it()
    {
        await using var database = await TestDatabase.Create(services => services.AddHandler<AlwaysFails>().AddHandler<WritesAMail>());
        var signup = SignupId.New();
        await database.Announce(new SignupExpired(signup), new SignupCancelled(signup), new SignupCancelled(SignupId.New()));

        await database.Deliver();

        Assert.Equal(2, (await database.All<MailMessage>()).Count);
    }

    [Fact]
    public async Task A_message_set_aside_is_delivered_when_somebody_lets_it_try_again()
    {
        await using var database = await TestDatabase.Create(services => services.AddSingleton(new Heard()).AddHandler<FailsSixTimes>());
        await database.Announce(new SignupExpired(SignupId.New()));
        for (var i = 0; i < 6; i++) { await database.Pass(TimeSpan.FromMinutes(5)); }
        Assert.NotNull(Assert.Single(await database.All<Delivery>()).QuarantinedAt);

        await database.Change(async db => (await db.Set<Delivery>().SingleAsync()).Retry(database.Time.GetUtcNow()));
        for (var i = 0; i < 2; i++) { await database.Pass(TimeSpan.FromMinutes(5)); }

        Assert.Empty(await database.All<Delivery>());
    }

    [Fact]
    public async Task Each_handler_hears_about_a_subject_in_the_order_of_writing_also_after_a_failure()
    {
        var heard = new Heard();
        await using var database = await TestDatabase.Create(services => services.AddSingleton(heard).AddHandler<NotesAndFailsAtFirst>());
        var order = OrderId.New();
        await database.Announce(Sent(order, "first"), Sent(order, "second"));

        await database.Deliver();
        Assert.Empty(heard.Reasons);
        await database.Announce(Sent(order, "third"), Sent(OrderId.New(), "another order"));
        await database.Deliver();
        Assert.Equal(["another order"], heard.Reasons);
        await database.Pass(TimeSpan.FromSeconds(3));

        Assert.Equal(["another order", "first", "second", "third"], heard.Reasons);
    }

    [Fact]
    public async Task A_slow_delivery_holds_up_its_own_subject_alone()
    {
        var heard = new Heard();
        await using var database = await TestDatabase.Create(services => services.AddSingleton(heard).AddHandler<WaitsForTheSlowOne>());
        var slow = OrderId.New();
        await database.Announce(Sent(slow, "slow"), Sent(slow, "behind it"), Sent(OrderId.New(), "quick"));

        var delivering = database.Deliver();
        await Eventually.Hold(() => heard.Reasons.Contains("quick", StringComparer.Ordinal), "the other order's message");
        Assert.DoesNotContain("behind it", heard.Reasons, StringComparer.Ordinal);
        heard.Go.SetResult();
        await delivering;

        Assert.Equal(["quick", "slow", "behind it"], heard.Reasons);
    }

    [Fact]
    public async Task What_nobody_hears_is_delivered_when_it_is_written()
    {
        await using var database = await TestDatabase.Create();

        await database.Announce(new SignupCancelled(SignupId.New()));

        Assert.Single(await database.All<OutboxMessage>());
        Assert.Empty(await database.All<Delivery>());
    }

    [Fact]
    public async Task Word_of_a_quarantine_that_nobody_can_take_is_not_told_again_and_again()
    {
        await using var database = await TestDatabase.Create(services => services.AddHandler<AlwaysFails>());
        await database.Announce(new SignupExpired(SignupId.New()));

        for (var i = 0; i < 20; i++) { await database.Pass(TimeSpan.FromMinutes(5)); }

        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(MessageQuarantined));
    }

    [Fact]
    public async Task An_event_is_saved_only_if_its_state_is()
    {
        await using var database = await TestDatabase.Create(services => services.AddHandler<WritesAMail>());

        var result = await database.Get<UnitOfWork>().Run<Result<Done>>(db =>
        {
            db.Announce(new SignupCancelled(SignupId.New()));
            return Task.FromResult<Result<Done>>(Refusal.Conflict("NO", "No."));
        });

        Assert.True(result.IsRefused);
        Assert.Empty(await database.All<OutboxMessage>());
        Assert.Empty(await database.All<Delivery>());
    }

    private static PaymentCompensated Sent(OrderId order, string reason) => new(order, CustomerId.New(), new Money(100, "eur"), reason);

    private static MailMessage Mail() => MailMessage.To(EmailAddress.Parse(Sample.Mara.Email), "test", new Letter("Shop", "Hello", "Hello"), DateTimeOffset.UnixEpoch);

    private sealed class Heard
    {
        private readonly List<string> reasons = [];

        public IReadOnlyList<string> Reasons
        {
            get { lock (reasons) { return [.. reasons]; } }
        }

        public TaskCompletionSource Go { get; } = new();

        public int Failures { get; set; }

        public void Note(string reason)
        {
            lock (reasons) { reasons.Add(reason); }
        }
    }

    private sealed class WritesAMail : IHandle<SignupCancelled>
    {
        public Task Handle(SignupCancelled happened, SignupDb db, CancellationToken cancellationToken)
        {
            db.Add(Mail());
            return Task.CompletedTask;
        }
    }

    private sealed class AlsoHearsExpiries : IHandle<SignupExpired>
    {
        public Task Handle(SignupExpired happened, SignupDb db, CancellationToken cancellationToken)
        {
            db.Add(Mail());
            return Task.CompletedTask;
        }
    }

    private sealed class AlwaysFails : IHandle<SignupExpired>, IHandle<MessageQuarantined>
    {
        public Task Handle(SignupExpired happened, SignupDb db, CancellationToken cancellationToken)
        {
            db.Add(Mail());
            throw new InvalidOperationException("poison");
        }

        public Task Handle(MessageQuarantined happened, SignupDb db, CancellationToken cancellationToken) => throw new InvalidOperationException("not even that");
    }

    private sealed class FailsSixTimes(Heard heard) : IHandle<SignupExpired>
    {
        public Task Handle(SignupExpired happened, SignupDb db, CancellationToken cancellationToken) =>
            heard.Failures++ < 6 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
    }

    private sealed class NotesAndFailsAtFirst(Heard heard) : IHandle<PaymentCompensated>
    {
        public Task Handle(PaymentCompensated happened, SignupDb db, CancellationToken cancellationToken)
        {
            if (happened.Reason == "first" && heard.Failures++ == 0) { throw new InvalidOperationException("not yet"); }
            heard.Note(happened.Reason);
            return Task.CompletedTask;
        }
    }

    private sealed class WaitsForTheSlowOne(Heard heard) : IHandle<PaymentCompensated>
    {
        public async Task Handle(PaymentCompensated happened, SignupDb db, CancellationToken cancellationToken)
        {
            if (happened.Reason == "slow") { await heard.Go.Task; }
            heard.Note(happened.Reason);
        }
    }
}
