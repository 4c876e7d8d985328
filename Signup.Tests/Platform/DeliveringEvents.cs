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

public sealed class DeliveringEvents
{
    [Fact]
    public async Task An_event_reaches_its_handler_once_and_its_effect_stays()
    {
        await using var database = await TestDatabase.Create(services => services.AddHandler<WritesAMail>());
        await database.Announce(new SignupCancelled(SignupId.New()));

        await database.Deliver();
        await Redeliver(database);
        await database.Deliver();

        Assert.Single(await database.All<MailMessage>());
        Assert.NotNull(Assert.Single(await database.All<OutboxMessage>()).DeliveredAt);
    }

    [Fact]
    public async Task A_failing_handler_is_tried_five_times_and_then_set_aside_with_a_word_about_it()
    {
        await using var database = await TestDatabase.Create(services => services.AddHandler<AlwaysFails>());
        await database.Announce(new SignupExpired(SignupId.New()));

        for (var i = 0; i < 8; i++) { await database.Pass(TimeSpan.FromMinutes(5)); }

        var messages = await database.All<OutboxMessage>();
        var poisoned = messages.Single(m => m.Type == nameof(SignupExpired));
        Assert.Equal(OutboxMessage.MaxTries, poisoned.Tries);
        Assert.NotNull(poisoned.QuarantinedAt);
        Assert.Single(messages, m => m.Type == nameof(MessageQuarantined));
        Assert.Empty(await database.All<MailMessage>());
    }

    [Fact]
    public async Task A_poisoned_message_holds_up_nobody_behind_it()
    {
        await using var database = await TestDatabase.Create(services => services.AddHandler<AlwaysFails>().AddHandler<WritesAMail>());
        await database.Announce(new SignupExpired(SignupId.New()));
        await database.Announce(new SignupCancelled(SignupId.New()));

        await database.Deliver();

        Assert.Single(await database.All<MailMessage>());
    }

    [Fact]
    public async Task An_event_is_saved_only_if_its_state_is()
    {
        await using var database = await TestDatabase.Create();

        var result = await database.Get<UnitOfWork>().Run<Result<Done>>(db =>
        {
            db.Announce(new SignupCancelled(SignupId.New()));
            return Task.FromResult<Result<Done>>(Refusal.Conflict("NO", "No."));
        });

        Assert.True(result.IsRefused);
        Assert.Empty(await database.All<OutboxMessage>());
    }


    /// <summary>As after a crash between the handler's commit and the message's.</summary>
    private static async Task Redeliver(TestDatabase database)
    {
        await using var db = database.Open();
        await db.Set<OutboxMessage>().ExecuteUpdateAsync(set => set.SetProperty(m => m.NextTryAt, database.Time.GetUtcNow()).SetProperty(m => m.DeliveredAt, (DateTimeOffset?)null));
    }

    private sealed class WritesAMail(TimeProvider time) : IHandle<SignupCancelled>
    {
        public Task Handle(SignupCancelled happened, SignupDb db, CancellationToken cancellationToken)
        {
            db.Add(MailMessage.To(EmailAddress.Parse(Sample.Mara.Email), "test", new Letter("Shop", "Hello", "Hello"), time.GetUtcNow()));
            return Task.CompletedTask;
        }
    }

    private sealed class AlwaysFails : IHandle<SignupExpired>
    {
        public Task Handle(SignupExpired happened, SignupDb db, CancellationToken cancellationToken)
        {
            db.Add(MailMessage.To(EmailAddress.Parse(Sample.Mara.Email), "test", new Letter("Shop", "Hello", "Hello"), DateTimeOffset.UnixEpoch));
            throw new InvalidOperationException("poison");
        }
    }
}
