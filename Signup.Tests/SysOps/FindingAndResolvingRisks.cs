using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>What nobody could settle becomes one row each, until somebody resolves it.</summary>
public sealed class FindingAndResolvingRisks : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana Kovač");
    private readonly Guid order = Guid.NewGuid();
    private TestDatabase house = null!;

    public async Task InitializeAsync() => house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps());

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task The_same_risk_found_again_adds_to_its_count_and_never_gets_milder()
    {
        await Found("Red", "Took 149.00, agreed 177.31.");
        house.Time.Advance(TimeSpan.FromMinutes(10));
        await Found("Yellow", "Still differs.");

        var risk = Assert.Single(await house.All<Risk>());
        Assert.Equal((2, Severity.Red, "Still differs."), (risk.Count, risk.Severity, risk.Sentence));
        Assert.Equal(TimeSpan.FromMinutes(10), risk.LastSeenAt - risk.FirstSeenAt);
    }

    [Fact]
    public async Task Another_subject_is_another_risk_and_a_quarantined_message_and_a_lost_mail_are_risks_too()
    {
        await Found("Red", "One.");
        await house.Announce(new RiskFound("PAYMENT_MISMATCH", "Red", Guid.NewGuid(), "Two."), new MessageQuarantined(Guid.NewGuid(), "OrderAccepted", "SignContract", "No terms."), new MailBounced(Guid.NewGuid(), "Your contract"));
        await house.Deliver();

        var reading = await house.Get<ReadRisks>().Run(resolved: false, null);
        Assert.Equal((3, 1), (reading.Red, reading.Yellow));
        Assert.Equal(Severity.Yellow, reading.Risks[^1].Severity);
    }

    [Fact]
    public async Task Resolving_needs_a_reason_and_keeps_who_and_why()
    {
        await Found("Red", "One.");
        var risk = Assert.Single(await house.All<Risk>());

        Assert.Equal("REASON_MISSING", (await Resolve(risk, " ")).Refusal!.Code);
        Assert.False((await Resolve(risk, "Refunded by hand")).IsRefused);
        Assert.False((await Resolve(risk, "Again")).IsRefused);

        var ended = Assert.Single(await house.All<Risk>()).Resolution!;
        Assert.Equal(("Ana Kovač", "Refunded by hand"), (ended.By, ended.Reason));
        Assert.Empty((await house.Get<ReadRisks>().Run(resolved: false, null)).Risks);
    }

    [Fact]
    public async Task A_risk_found_after_it_was_resolved_is_a_new_one()
    {
        await Found("Red", "One.");
        await Resolve(Assert.Single(await house.All<Risk>()), "Settled");
        await Found("Red", "Again.");

        Assert.Equal([true, false], (await house.All<Risk>()).Select(r => r.IsOpen).OrderDescending());
    }

    [Fact]
    public async Task What_is_settled_elsewhere_leaves_the_queue_in_its_turn()
    {
        await house.Announce(new RiskFound("PAYMENT_MISMATCH", "Red", order, "One."), new RiskSettled("PAYMENT_MISMATCH", order, "Ben", "Released."), new RiskSettled("PAYMENT_MISMATCH", order, "Cara", "Again."), new RiskSettled("refund-held", order, "Ben", "There was none."));
        await house.Deliver();

        var settled = Assert.Single(await house.All<Risk>());
        Assert.Equal((false, "Ben", "Released."), (settled.IsOpen, settled.Resolution?.By, settled.Resolution?.Reason));
    }

    [Fact]
    public async Task Visitors_and_customers_resolve_nothing()
    {
        await Found("Red", "One.");
        var risk = Assert.Single(await house.All<Risk>());

        Assert.Equal("UNAUTHORIZED", (await house.Get<ResolveRisk>().Run(risk.Id, "x", Actor.Visitor)).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await house.Get<ResolveRisk>().Run(risk.Id, "x", Ana with { Role = Role.Customer })).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await house.Get<RetryMessage>().Run(risk.Id, Ana with { Role = Role.Support })).Refusal!.Code);
        Assert.Equal("RISK_NOT_FOUND", (await house.Get<ResolveRisk>().Run(RiskId.New(), "x", Ana)).Refusal!.Code);
    }

    [Fact]
    public async Task Of_two_who_take_one_the_second_reads_who_has_it()
    {
        await Found("Red", "One.");
        var risk = Assert.Single(await house.All<Risk>());

        var both = await Task.WhenAll(new[] { Ana, Ana with { LoginId = Guid.NewGuid(), Name = "Ben" } }.Select(who => Task.Run(() => house.Get<TakeRisk>().Run(risk.Id, who))));

        var first = Assert.Single(both, b => !b.IsRefused).Value.Taken!.By;
        Assert.Equal(("ALREADY_TAKEN", first), (Assert.Single(both, b => b.IsRefused).Refusal!.Code, (string)Assert.Single(both, b => b.IsRefused).Refusal!.Arguments[0]));
        Assert.Equal(first, Assert.Single(await house.All<Risk>()).Taken!.By);
    }

    [Fact]
    public async Task One_is_put_aside_with_a_reason_and_a_red_one_for_four_hours_at_most()
    {
        await Found("Red", "One.");
        var risk = Assert.Single(await house.All<Risk>());

        Assert.Equal("REASON_MISSING", (await Snooze(risk, 1, " ")).Refusal!.Code);
        Assert.Equal("SNOOZE_TOO_LONG", (await Snooze(risk, 5, "Until noon")).Refusal!.Code);
        Assert.Equal("SNOOZE_TOO_LONG", (await Snooze(risk, 0, "Until noon")).Refusal!.Code);
        Assert.False((await Snooze(risk, 4, "The bank answers at noon")).IsRefused);

        var aside = Assert.Single(await house.All<Risk>());
        Assert.Equal((true, true, false), (aside.IsOpen, aside.IsSnoozed(house.Time.GetUtcNow().AddHours(3)), aside.IsSnoozed(house.Time.GetUtcNow().AddHours(5))));
        await Resolve(aside, "Settled");
        Assert.Equal("RISK_NOT_FOUND", (await Snooze(risk, 1, "Again")).Refusal!.Code);
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(60, 60)]
    [InlineData(90, 60)]
    public async Task The_risk_of_a_red_contract_is_put_aside_until_its_deadline_at_the_latest(int due, int ends)
    {
        var risk = await OfAContract("red", due);

        Assert.False((await Snooze(risk, 1, "The bank answers")).IsRefused);

        Assert.Equal(house.Time.GetUtcNow().AddMinutes(ends), Assert.Single(await house.All<Risk>()).Snoozed!.Until);
        house.Time.Advance(TimeSpan.FromMinutes(due));
        Assert.Equal("DEADLINE_IS_OVER", (await Snooze(risk, 1, "Longer")).Refusal!.Code);
    }

    [Fact]
    public async Task The_risk_of_a_yellow_one_may_wait_past_it()
    {
        var risk = await OfAContract("yellow", 30);

        Assert.False((await Snooze(risk, 24, "Tomorrow")).IsRefused);

        Assert.Equal(house.Time.GetUtcNow().AddHours(24), Assert.Single(await house.All<Risk>()).Snoozed!.Until);
    }

    private async Task<Risk> OfAContract(string severity, int minutes)
    {
        var contract = default(Contract);
        await house.Change(db =>
        {
            contract = SampleContracts.Plant(db, 1, "Harbor Logistics", "Team", BillingCycle.Monthly, house.Time.GetUtcNow(), severity == "red" ? Colour.Red : Colour.Yellow);
            db.Entry(contract).Property(c => c.DueAt).CurrentValue = house.Time.GetUtcNow().AddMinutes(minutes);
            return Task.CompletedTask;
        });
        await house.Announce(new RiskFound(AttentionDue.Unacknowledged, severity, contract!.Id.Value, "Nobody has it."));
        await house.Deliver();
        return Assert.Single(await house.All<Risk>());
    }

    private Task<Result<Risk>> Snooze(Risk risk, int hours, string reason) => house.Get<SnoozeRisk>().Run(risk.Id, TimeSpan.FromHours(hours), reason, Ana);

    private Task<Result<Risk>> Resolve(Risk risk, string reason) => house.Get<ResolveRisk>().Run(risk.Id, reason, Ana);

    private async Task Found(string severity, string sentence)
    {
        await house.Announce(new RiskFound("PAYMENT_MISMATCH", severity, order, sentence));
        await house.Deliver();
    }
}
