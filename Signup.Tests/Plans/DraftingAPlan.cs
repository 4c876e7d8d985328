using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Plans;

/// <summary>The next version of a plan is drafted in peace, published once, and never takes from what was sold or typed.</summary>
public sealed class DraftingAPlan : IAsyncLifetime
{
    private static readonly Actor Ada = new(Guid.NewGuid(), Role.Admin, null, "Ada");
    private static readonly Actor Ben = new(Guid.NewGuid(), Role.Admin, null, "Ben");

    private static readonly PlanDraft Dearer = SamplePlans.Team with { Name = "Team plus", Prices = [new(BillingCycle.Monthly, new(159_00, "eur"))], Criteria = [], RemorseWindow = TimeSpan.FromMinutes(30) };

    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.Create(services => services.AddPlans());

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Nobody_sees_a_draft_before_it_is_published_and_then_it_is_the_next_version()
    {
        var team = await Team();
        var kept = (await Save(team, Dearer, Ada)).Value;
        Assert.Contains("Team", (await Sold()).Select(s => s.Version.Name), StringComparer.Ordinal);

        var version = (await database.Get<PublishPlanVersion>().Run(team.Id, kept.Version, Ada)).Value;

        Assert.Equal((2, "Team plus", "Ada", TimeSpan.FromMinutes(30)), (version.Number, version.Name, version.PublishedBy, version.RemorseWindow));
        Assert.Equal(SamplePlans.Team.Criteria, version.Criteria);
        var now = await Team();
        Assert.Equal((null, "Ada", database.Time.GetUtcNow()), (now.Draft, now.ChangedBy, now.ChangedAt));
        var told = (PlanPublished)(await database.All<OutboxMessage>()).Single(m => m.Type == nameof(PlanPublished)).Read();
        Assert.Equal((version.Id, "Team plus", "Ada"), (told.PlanVersionId, told.Name, told.By));
        Assert.Equal(Dearer.Prices, told.Prices);
    }

    [Fact]
    public async Task A_draft_comes_back_as_it_was_saved()
    {
        var draft = SamplePlans.Team with { Position = 9, IsRecommended = true };

        await Save(await Team(), draft, Ada);

        var back = (await Team()).Draft!;
        Assert.Equal(draft.Prices, back.Prices);
        Assert.Equal(draft.Words.Select(w => w.Tagline), back.Words.Select(w => w.Tagline), StringComparer.Ordinal);
        Assert.Equal(draft.Words[1].QuotaNames, back.Words[1].QuotaNames);
        Assert.Equal(draft.Support!.Hours!.Days, back.Support!.Hours!.Days);
        Assert.Equal((9, true), (back.Position, back.IsRecommended));
    }

    [Fact]
    public async Task Of_two_who_draft_at_once_the_second_reads_who_was_first_and_overwrites_nothing()
    {
        var team = await Team();
        Assert.False((await Save(team, Dearer, Ada)).IsRefused);

        var late = (await Save(team, SamplePlans.Team, Ben)).Refusal!;
        var unseen = (await database.Get<PublishPlanVersion>().Run(team.Id, team.Version, Ben)).Refusal!;
        var gone = (await database.Get<DiscardPlanDraft>().Run(team.Id, team.Version, Ben)).Refusal!;

        Assert.All([late, unseen, gone], refusal => Assert.Equal(("PLAN_CHANGED", "Ada changed this plan after you had opened it. Nothing you typed is lost."), (refusal.Code, refusal.Message)));
        Assert.Equal("Team plus", (await Team()).Draft!.Name);
    }

    [Fact]
    public async Task A_plan_that_is_added_is_sold_from_its_first_version_on_and_stands_behind_the_others()
    {
        var added = (await database.Get<AddPlan>().Run(PlanKind.SupportContract, Dearer with { Name = "Night" }, Ada)).Value;
        Assert.DoesNotContain(await Sold(), s => s.Plan.Id == added.Id);
        Assert.Equal("PLAN_WITHDRAWN", (await database.Get<PlanCatalogue>().Offer(added.Id, BillingCycle.Monthly)).Refusal?.Code);

        var kept = (await database.Get<SavePlanDraft>().Run(added.Id, PlanKind.SupportContract, Dearer with { Name = "Night", IsRecommended = true }, added.Version, Ada)).Value;
        await database.Get<PublishPlanVersion>().Run(added.Id, kept.Version, Ada);

        var sold = await Sold();
        Assert.Equal("Night", sold[^1].Version.Name);
        Assert.Equal("Night", Assert.Single(sold, s => s.Plan.IsRecommended).Version.Name);
        Assert.Equal(("Ada", database.Time.GetUtcNow()), ((await Team()).ChangedBy, (await Team()).ChangedAt));
    }

    [Fact]
    public async Task A_plan_never_sold_may_become_another_kind_and_goes_with_its_draft()
    {
        var added = (await database.Get<AddPlan>().Run(PlanKind.SupportContract, Dearer, Ada)).Value;
        var turned = (await database.Get<SavePlanDraft>().Run(added.Id, PlanKind.Subscription, Dearer, added.Version, Ada)).Value;
        Assert.Equal(PlanKind.Subscription, turned.Kind);
        var team = await Team();
        Assert.Equal("PLAN_KIND_FIXED", (await database.Get<SavePlanDraft>().Run(team.Id, PlanKind.Download, Dearer, team.Version, Ada)).Refusal?.Code);

        Assert.False((await database.Get<DiscardPlanDraft>().Run(added.Id, turned.Version, Ada)).Value);

        Assert.Equal("PLAN_NOT_FOUND", (await database.Get<PublishPlanVersion>().Run(added.Id, turned.Version, Ada)).Refusal?.Code);
        Assert.Equal(5, (await database.All<Plan>()).Count);
    }

    [Fact]
    public async Task A_draft_that_is_given_up_leaves_what_is_sold_and_nothing_to_publish()
    {
        var kept = (await Save(await Team(), Dearer, Ada)).Value;

        Assert.True((await database.Get<DiscardPlanDraft>().Run(kept.Id, kept.Version, Ada)).Value);

        var team = await Team();
        Assert.Equal("NOTHING_DRAFTED", (await database.Get<PublishPlanVersion>().Run(team.Id, team.Version, Ada)).Refusal?.Code);
        Assert.Equal((null, 1), (team.Draft, team.Versions));
    }

    [Fact]
    public async Task A_withdrawn_plan_is_sold_again_by_its_next_version()
    {
        var team = await Team();
        await database.Get<WithdrawPlan>().Run(team.Id, Ben);
        await database.Get<WithdrawPlan>().Run(team.Id, Ada);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(PlanWithdrawn));
        Assert.Equal("PLAN_CHANGED", (await Save(team, Dearer, Ada)).Refusal?.Code);

        Assert.False((await database.Services.Publish(team.Id, Dearer, Ada)).IsRefused);

        Assert.Contains(await Sold(), s => s.Version is { Name: "Team plus", Number: 2 });
    }

    [Fact]
    public async Task A_start_leaves_alone_what_the_shop_changed()
    {
        await database.Services.Publish((await Team()).Id, Dearer, Ada);
        await database.Get<WithdrawPlan>().Run((await Sold()).Single(s => s.Version.Name == "Critical").Plan.Id, Ada);

        foreach (var seed in database.Services.GetServices<ISeed>()) { await seed.Plant(CancellationToken.None); }

        Assert.Equal(["Essential", "Team plus", "Updates", "Field Handbook"], (await Sold()).Select(s => s.Version.Name), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_too_long_or_has_no_name_is_told()
    {
        var wordy = SamplePlans.Team.Words.Select(w => w with { Contents = [new string('x', 201)] }).ToList();
        PlanDraft faulty = SamplePlans.Team with { Words = wordy, Quotas = [new("a", 1), new("a", 2)], Position = 0 };

        Assert.Equal(["TEXT_TOO_LONG", "QUOTAS_INVALID", "POSITION_INVALID"], PlanFaults.Of(PlanKind.SupportContract, faulty).Select(f => f.Code), StringComparer.Ordinal);
    }

    private Task<Result<Plan>> Save(Plan plan, PlanDraft draft, Actor actor) => database.Get<SavePlanDraft>().Run(plan.Id, plan.Kind, draft, plan.Version, actor);

    private async Task<Plan> Team()
    {
        await using var db = database.Open();
        return await db.Set<Plan>().AsNoTracking().SingleAsync(p => p.Position == 2);
    }

    private Task<IReadOnlyList<PlanCatalogue.OnSale>> Sold() => database.Get<PlanCatalogue>().Current();
}
