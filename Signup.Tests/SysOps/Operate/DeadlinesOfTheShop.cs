using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Signups;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Operate;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps.Operate;

/// <summary>What is due next, and what a person may do about what is late or fails.</summary>
public sealed class DeadlinesOfTheShop : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");
    private TestDatabase house = null!;

    private DateTimeOffset Now => house.Time.GetUtcNow();

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps());
        await Plant(db => db.RemoveRange(db.Set<Deadline>())); // those of the start
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_next_one_comes_first_and_tells_whom_it_is_about()
    {
        var contract = default(Contract);
        var signup = Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", Now);
        await Plant(db =>
        {
            contract = SampleContracts.Plant(db, 1, "Hafenlicht GmbH", "Team", BillingCycle.Monthly, Now);
            db.AddRange(signup, Deadline.At(SignupExpiry.Kind, signup.Id.Value, Now.AddHours(3)), Deadline.At("recount", Guid.Empty, Now.AddHours(2)), Deadline.At("attention", contract.Id.Value, Now.AddHours(1)));
        });

        var read = await Read();

        Assert.Equal(["attention", "recount", SignupExpiry.Kind], read.Lines.Select(l => l.Kind), StringComparer.Ordinal);
        Assert.Equal([$"/ops/contracts/{contract!.Id}", null, $"/ops/signups/{signup.Id}"], read.Lines.Select(l => l.Link), StringComparer.Ordinal);
        Assert.Equal((3, 0, 0, null), (read.Open, read.Late, read.Failing, read.Next));
    }

    [Fact]
    public async Task Late_and_failing_ones_are_found_and_pages_leave_none_out()
    {
        await Plant(db => db.AddRange(Enumerable.Range(0, ReadDeadlines.PageSize + 5).Select(_ => Deadline.At("recount", Guid.NewGuid(), Now.AddHours(1)))));
        var failing = await Failing(Now.AddHours(3));
        await Plant(db => db.Add(Deadline.At("tidy-search", Guid.Empty, Now.AddMinutes(-5))));

        var first = await Read();
        var second = await Read(after: TimePlace.Of(first.Next!.ToString()));

        Assert.Equal((ReadDeadlines.PageSize + 7, 1, 1), (first.Open, first.Late, first.Failing));
        Assert.Equal(first.Open, first.Lines.Concat(second.Lines).Select(l => l.Id).Distinct().Count());
        Assert.Null(second.Next);
        Assert.Equal("tidy-search", Assert.Single((await Read(DeadlineFilter.Late)).Lines).Kind);
        Assert.Equal((failing, "System.IOException: The file is gone"), (Assert.Single((await Read(DeadlineFilter.Failing)).Lines).Id, (await Read(DeadlineFilter.Failing)).Lines[0].FirstLine));
        Assert.Null(TimePlace.Of("never"));
    }

    [Fact]
    public async Task What_failed_is_tried_at_once_and_what_is_not_due_stays_as_it_is()
    {
        var failing = await Failing(Now.AddHours(1));
        await Plant(db => db.Add(Deadline.At("recount", Guid.Empty, Now.AddDays(1))));
        var promised = (await Read()).Lines.Single(l => l.Kind == "recount");

        Assert.False((await Settle.Run(failing, Ana)).IsRefused);

        Assert.Equal(Now, (await Read(DeadlineFilter.Failing)).Lines[0].DueAt);
        Assert.Equal(SettleDeadline.NotDue, (await Settle.Run(promised.Id, Ana)).Refusal);
        Assert.Equal(promised, (await Read()).Lines.Single(l => l.Kind == "recount"));
        Assert.Equal(SettleDeadline.NotFound, (await Settle.Run(Guid.NewGuid(), Ana)).Refusal);
    }

    [Fact]
    public async Task What_fails_is_given_up_with_a_reason_that_the_risk_keeps()
    {
        var failing = await Failing(Now.AddHours(1));
        await Plant(db => db.Add(Deadline.At("signup-expires", Guid.NewGuid(), Now.AddDays(1))));
        var promised = (await Read()).Lines.Single(l => l.Id != failing).Id;

        Assert.Equal("REASON_MISSING", (await Settle.GiveUp(failing, " ", Ana)).Refusal?.Code);
        Assert.Equal(SettleDeadline.NotFailing, (await Settle.GiveUp(promised, "Not now", Ana)).Refusal);
        Assert.False((await Settle.GiveUp(failing, "The file will not come back", Ana)).IsRefused);

        Assert.Equal(0, (await Read()).Failing);
        await using var db = house.Open();
        var risk = await db.Set<Risk>().SingleAsync();
        Assert.Equal((false, "Given up: The file will not come back", "Ana Kovač"), (risk.IsOpen, risk.Resolution!.Reason, risk.Resolution.By));
        Assert.Equal(SettleDeadline.NotFound, (await Settle.GiveUp(failing, "Again", Ana)).Refusal);
    }

    [Fact]
    public async Task What_the_shop_itself_needs_again_and_again_cannot_be_given_up()
    {
        var recount = Deadline.At("recount", Guid.Empty, Now);
        recount.Failed("System.IOException: The disk is full", Now);
        await Plant(db => db.Add(recount));

        Assert.Equal(SettleDeadline.Recurs, (await Settle.GiveUp(recount.Id, "Never mind", Ana)).Refusal);

        Assert.Equal(1, (await Read()).Failing);
    }

    [Fact]
    public void Every_kind_has_its_words()
    {
        var kinds = typeof(Program).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IWhenDue))).Select(t => (string)t.GetProperty(nameof(IWhenDue.Kind), BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!).ToList();

        Assert.True(kinds.Count > 10);
        Assert.DoesNotContain(kinds, kind => DeadlineWords.Of(kind, house.Get<IStringLocalizer<OperateTexts>>()) == kind);
    }

    private SettleDeadline Settle => house.Get<SettleDeadline>();

    private async Task<DeadlineReading> Read(DeadlineFilter filter = DeadlineFilter.All, TimePlace? after = null) => (await house.Get<ReadDeadlines>().Run(Ana, filter, after)).Value;

    private async Task<Guid> Failing(DateTimeOffset due)
    {
        var deadline = Deadline.At("signup-expires", Guid.NewGuid(), due);
        deadline.Failed("System.IOException: The file is gone\n   at Somewhere()", due);
        await Plant(db => db.Add(deadline));
        return deadline.Id;
    }

    private Task<int> Plant(Action<SignupDb> rows) => house.Get<UnitOfWork>().Run(db =>
    {
        rows(db);
        return Task.FromResult(0);
    });
}
