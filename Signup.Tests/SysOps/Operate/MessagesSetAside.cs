using Microsoft.EntityFrameworkCore;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Operate;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps.Operate;

/// <summary>A message nobody could take waits for a person, who has it tried again or gives it up, and says why.</summary>
public sealed class MessagesSetAside : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");
    private TestDatabase house = null!;

    public async Task InitializeAsync() => house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps().AddHandler<Stubborn>().AddHandler<Obstinate>());

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Nothing_set_aside_is_said_and_what_waits_is_counted_from_the_oldest()
    {
        var began = house.Time.GetUtcNow();
        await house.Announce(new SignupCancelled(SignupId.New()));
        house.Time.Advance(TimeSpan.FromMinutes(3));
        await house.Announce(new SignupCancelled(SignupId.New()));

        var read = await Read();

        Assert.Equal((4, began, 0, null), (read.Waiting, read.Oldest, read.AllAside, read.Next));
        Assert.Null(await ReadWhenDelivered());

        async Task<DateTimeOffset?> ReadWhenDelivered()
        {
            await GiveUp();
            return (await Read()).Oldest;
        }
    }

    [Fact]
    public async Task Retrying_lets_every_handler_try_again_and_ends_the_risk_and_once_more_says_so()
    {
        var message = await Aside();
        Assert.Equal(["Obstinate", "Stubborn"], (await Read()).Aside.Select(l => l.Handler), StringComparer.Ordinal);
        Assert.Equal("System.InvalidOperationException: Stubborn.", (await Read()).Aside[1].FirstLine);

        Assert.False((await Retry(message)).IsRefused);
        Assert.Equal("MESSAGE_NOT_SET_ASIDE", (await Retry(message)).Refusal!.Code);

        Assert.Equal((2, 0), ((await Read()).Waiting, (await Read()).AllAside));
        Assert.Equal((false, "Tried again"), ((await Risk()).IsOpen, (await Risk()).Resolution!.Reason));
    }

    [Fact]
    public async Task One_whose_risk_was_resolved_before_can_still_be_tried_again()
    {
        var message = await Aside();
        await house.Get<ResolveRisk>().Run((await Risk()).Id, "Looked at it", Ana);

        Assert.False((await Retry(message)).IsRefused);

        Assert.Equal("Looked at it", (await Risk()).Resolution!.Reason);
    }

    [Fact]
    public async Task Discarding_counts_as_done_and_the_risk_ends_with_the_last_handler_and_keeps_who_and_why()
    {
        var message = await Aside();

        Assert.False((await Discard(message, "Stubborn", "Done by hand")).IsRefused);
        Assert.Equal((1, 1), ((await Read()).AllAside, (await house.All<Risk>()).Count(r => r.IsOpen)));
        Assert.Equal("MESSAGE_NOT_SET_ASIDE", (await Discard(message, "Stubborn", "Again")).Refusal!.Code);
        Assert.False((await Discard(message, "Obstinate", " Not needed ")).IsRefused);

        Assert.Empty(await house.All<Delivery>());
        Assert.Equal(
            ["Ana Kovač: Discarded for Obstinate: Not needed", "Ana Kovač: Discarded for Stubborn: Done by hand"],
            (await house.All<Risk>()).Select(r => $"{r.Resolution!.By}: {r.Resolution.Reason}").Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        var counted = await house.Get<ReadRisks>().Run(resolved: false, null);
        Assert.Equal((0, 0), (counted.Red, counted.Yellow));
    }

    [Fact]
    public async Task Discarding_needs_a_reason_and_an_administrator_and_something_set_aside()
    {
        var message = await Aside();

        Assert.Equal("REASON_MISSING", (await Discard(message, "Stubborn", " ")).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await house.Get<DiscardMessage>().Run(message, "Stubborn", "x", Ana with { Role = Role.Manager })).Refusal!.Code);
        Assert.Equal("UNAUTHORIZED", (await house.Get<DiscardMessage>().Run(message, "Stubborn", "x", Actor.Visitor)).Refusal!.Code);
        Assert.Equal("MESSAGE_NOT_SET_ASIDE", (await Discard(Guid.NewGuid(), "Stubborn", "x")).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await house.Get<ReadMessages>().Run(Ana with { Role = Role.Support })).Refusal!.Code);
        Assert.Equal(2, (await Read()).AllAside);
    }

    [Fact]
    public async Task Two_at_once_discard_it_once()
    {
        var message = await Aside();

        var said = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Discard(message, "Stubborn", $"Reason {i}")));

        Assert.Equal(1, said.Count(s => !s.IsRefused));
        Assert.Single(await house.All<Risk>(), r => !r.IsOpen);
    }

    [Fact]
    public async Task Page_after_page_the_handlers_of_a_message_stay_together()
    {
        await house.Announce([.. Enumerable.Range(0, 60).Select(_ => new SignupCancelled(SignupId.New()))]);
        await SetAsideWhatWaits();
        List<AsideLine> walked = [];
        for (long? before = null; ;)
        {
            var page = await Read(before);
            Assert.InRange(page.Aside.Count, 1, ReadMessages.PageSize);
            walked.AddRange(page.Aside);
            if (page.Next is null) { break; }
            before = page.Next;
        }

        Assert.Equal(120, walked.Distinct().Count());
        Assert.Equal(walked.OrderByDescending(l => l.Sequence).ThenBy(l => l.Handler, StringComparer.Ordinal), walked);
    }

    private async Task<MessageReading> Read(long? before = null) => (await house.Get<ReadMessages>().Run(Ana, before)).Value;

    private Task<Result<Done>> Retry(Guid message) => house.Get<RetryMessage>().OfMessage(message, Ana);

    private Task<Result<Done>> Discard(Guid message, string handler, string reason) => house.Get<DiscardMessage>().Run(message, handler, reason, Ana);

    private async Task<Risk> Risk() => Assert.Single(await house.All<Risk>());

    private async Task<Guid> Aside()
    {
        await house.Announce(new SignupCancelled(SignupId.New()));
        await GiveUp();
        return (await Read()).Aside[0].MessageId;
    }

    private async Task GiveUp()
    {
        for (var i = 0; i < Delivery.MaxTries + 1; i++) { await house.Pass(TimeSpan.FromMinutes(5)); }
    }

    private Task SetAsideWhatWaits() => house.Change(async db =>
    {
        foreach (var delivery in await db.Set<Delivery>().ToListAsync())
        {
            while (!delivery.Failed("No.", house.Time.GetUtcNow())) { }
        }
    });

    internal sealed class Stubborn : IHandle<SignupCancelled>
    {
        public Task Handle(SignupCancelled happened, SignupDb db, CancellationToken cancellationToken) => throw new InvalidOperationException("Stubborn.");
    }

    internal sealed class Obstinate : IHandle<SignupCancelled>
    {
        public Task Handle(SignupCancelled happened, SignupDb db, CancellationToken cancellationToken) => throw new InvalidOperationException("Obstinate.");
    }
}
