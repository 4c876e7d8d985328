using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Templates;
using Xunit;

namespace SignupTests.Plans;

/// <summary>R5: what contracts of a plan are accepted by is edited, and what was sold before stays as it was.</summary>
public sealed class ChangingTheCriteria : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private static readonly Actor Ben = new(Guid.NewGuid(), Role.Admin, null, "Ben");
    private static readonly CriterionTemplate Uptime = new("Availability", "Share of good probes", "below 99.9 %", "below 99.5 %");

    private TestDatabase database = null!;
    private PlanVersion team = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Create(services => services.AddPlans());
        team = (await database.Get<PlanCatalogue>().Current()).Single(s => s.Version.Name == "Team").Version;
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Saving_makes_the_next_version_and_what_was_offered_before_keeps_its_own()
    {
        var before = await Offer();
        var saved = (await Change(Ana, [Uptime, .. team.Criteria.Reverse()])).Value;
        var after = await Offer();

        Assert.Equal((2, "Ana", database.Time.GetUtcNow()), (saved.Number, saved.PublishedBy, saved.PublishedAt));
        Assert.Equal((1, 5), (before.Version, before.Criteria.Count));
        Assert.Equal((2, "Availability", "Satisfaction"), (after.Version, after.Criteria[0].Name, after.Criteria[1].Name));
        Assert.Equal((before.Net, before.Contents.Count, before.Support?.FirstAnswer), (after.Net, after.Contents.Count, after.Support?.FirstAnswer));
        Assert.Equal(team.Criteria, (await database.All<PlanVersion>()).Single(v => v.Id == team.Id).Criteria);
    }

    [Fact]
    public async Task The_same_again_makes_no_version()
    {
        await Change(Ana, [Uptime]);

        Assert.Equal(2, (await Change(Ben, [Uptime with { Name = " Availability " }])).Value.Number);
        Assert.Equal(2, (await database.All<PlanVersion>()).Count(v => v.PlanId == team.PlanId));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_wins_and_the_other_reads_who_and_when()
    {
        var both = await Task.WhenAll(new[] { Ana, Ben }.Select(who => Task.Run(() => Change(who, [Uptime with { Name = who.Name }]))));

        var first = Assert.Single(both, b => !b.IsRefused).Value;
        var refusal = Assert.Single(both, b => b.IsRefused).Refusal!;
        Assert.Equal(("CHANGED_MEANWHILE", first.PublishedBy, 0L), (refusal.Code, refusal.Arguments[0], refusal.Arguments[1]));
        Assert.Equal(first.PublishedBy, Assert.Single((await Offer()).Criteria).Name);
    }

    [Fact]
    public async Task Another_price_in_the_meantime_is_no_other_template()
    {
        await database.Services.Publish(team.PlanId, team.AsDraft() with { Name = "Team plus" }, Ben);

        var saved = await Change(Ana, [Uptime]);

        Assert.Equal((3, "Team plus"), (saved.Value.Number, saved.Value.Name));
    }

    [Fact]
    public async Task Changed_and_changed_back_in_the_meantime_is_no_other_template()
    {
        await Change(Ben, [Uptime]);
        await database.Get<ChangeCriteria>().Run(team.PlanId, new(team.Criteria, 2), Ben);

        Assert.Equal(4, (await Change(Ana, [Uptime with { Name = "Reach" }])).Value.Number);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Begun_with_a_version_that_never_was_is_refused(int seen)
    {
        Assert.Equal("PLAN_VERSION_NOT_FOUND", (await database.Get<ChangeCriteria>().Run(team.PlanId, new([Uptime], seen), Ana)).Refusal?.Code);
    }

    [Fact]
    public async Task What_cannot_be_judged_by_is_refused_at_its_field()
    {
        Assert.Equal(["name-1", "measured-1", "yellow-1", "red-1"], (await Change(Ana, [Uptime, new("", " ", "", "")])).Refusal!.All.Select(r => r.Field), StringComparer.Ordinal);
        Assert.Equal(("CRITERION_TWICE", "name-1"), Told(await Change(Ana, [Uptime, Uptime with { Name = "availability" }])));
        Assert.Equal(("TOO_LONG", "red-0"), Told(await Change(Ana, [Uptime with { RedLimit = new('x', 201) }])));
        Assert.Equal(("TOO_MANY", null), Told(await Change(Ana, [.. Enumerable.Range(0, 21).Select(i => Uptime with { Name = $"No {i}" })])));
        Assert.Equal(("PLAN_NOT_FOUND", null), Told(await database.Get<ChangeCriteria>().Run(PlanId.New(), new([], 1), Ana)));
        await database.Get<WithdrawPlan>().Run(team.PlanId, Ben);
        Assert.Equal(("PLAN_WITHDRAWN", null), Told(await Change(Ana, [])));

        Assert.Equal(1, (await database.All<PlanVersion>()).Count(v => v.PlanId == team.PlanId));
    }

    [Fact]
    public async Task Under_an_open_page_what_was_typed_stays_and_may_take_the_others_place()
    {
        var draft = new TemplateDraft(team);
        draft.Move(draft.Rows[0], 1);
        draft.Rows[1].Name = "Typed";
        var bens = (await Change(Ben, [Uptime])).Value;

        draft.Refresh(bens);

        Assert.True(draft.IsOvertaken);
        Assert.Equal("Typed", draft.Rows[1].Name);
        Assert.Equal("CHANGED_MEANWHILE", (await database.Get<ChangeCriteria>().Run(team.PlanId, draft.Wish, Ana)).Refusal?.Code);
        draft.Insist();
        Assert.Equal((3, "Typed"), ((await database.Get<ChangeCriteria>().Run(team.PlanId, draft.Wish, Ana)).Value.Number, (await Offer()).Criteria[1].Name));
    }

    [Fact]
    public async Task A_page_with_nothing_typed_follows_what_others_save()
    {
        var draft = new TemplateDraft(team);

        draft.Refresh((await Change(Ben, [Uptime])).Value);

        Assert.Equal(("Availability", false), (Assert.Single(draft.Rows).Name, draft.IsOvertaken));
    }

    private static (string?, string?) Told(Result<PlanVersion> result) => (result.Refusal?.Code, result.Refusal?.Field);

    private Task<Result<PlanVersion>> Change(Actor who, IReadOnlyList<CriterionTemplate> criteria) => database.Get<ChangeCriteria>().Run(team.PlanId, new(criteria, team.Number), who);

    private async Task<Offer> Offer() => (await database.Get<PlanCatalogue>().Offer(team.PlanId, BillingCycle.Monthly)).Value;
}
