using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using Xunit;

namespace SignupTests.Contracts;

/// <summary>What becomes of a contract that nobody takes note of.</summary>
public sealed partial class TakingNoteOfAContract
{
    [Fact]
    public async Task A_red_one_that_nobody_acknowledges_is_a_risk_after_half_an_hour_and_again_every_half_hour()
    {
        await Colour(SignupWeb.Contracts.Colour.Red);

        await database.Pass(TimeSpan.FromMinutes(29));
        Assert.Empty(await Risks());
        await database.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal((AttentionDue.Unacknowledged, "Red"), Assert.Single(await Risks()));
        await database.Pass(TimeSpan.FromMinutes(31));

        Assert.Equal(2, (await Risks()).Count);
        Assert.Equal(2, (await database.All<AttentionEntry>()).Count(e => e.Kind == AttentionKind.Overdue));
    }

    [Fact]
    public async Task A_yellow_one_that_nobody_acknowledges_is_a_risk_after_four_working_hours_and_again_every_four()
    {
        await Colour(SignupWeb.Contracts.Colour.Yellow);
        var due = (await Contract()).DueAt!.Value;
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero), due);

        await database.Pass(due - Now - TimeSpan.FromMinutes(1));
        Assert.Empty(await Risks());
        await database.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal((AttentionDue.Unacknowledged, "Yellow"), Assert.Single(await Risks()));
        await database.Pass(TimeSpan.FromHours(4));

        Assert.Equal(2, (await Risks()).Count);
    }

    [Fact]
    public async Task A_green_one_is_logged_once_by_a_row_of_its_own_and_one_left_for_a_week_is_told()
    {
        await Colour(SignupWeb.Contracts.Colour.Green);
        await database.Pass(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Empty(await Risks());
        await database.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal((AttentionDue.NotLogged, "yellow"), Assert.Single(await Risks()));

        var logged = (await Log()).Value;
        Assert.Equal(1, (await Log()).Value.Logged);

        Assert.Equal((1, 0), (logged.Logged, logged.NotGreen.Count));
        Assert.Equal(("Sue", AttentionKind.Logged), (await database.All<AttentionEntry>()).Where(e => e.By.Length > 0).Select(e => (e.By, e.Kind)).Single());
        Assert.Null((await Contract()).DueAt);
        await Colour(SignupWeb.Contracts.Colour.Red, version: 1);
        Assert.Equal([(await Contract()).Number], (await Log()).Value.NotGreen, StringComparer.Ordinal);
        Assert.Equal("TOO_MANY", (await database.Get<LogAcceptance>().Run([.. Enumerable.Range(0, 51).Select(_ => ContractId.New())], Sue)).Refusal?.Code);
    }

    [Fact]
    public async Task One_that_nobody_assesses_for_a_day_is_a_risk_and_one_without_criteria_waits_for_nobody()
    {
        await database.Accept(AcceptedOrders.Of(Sample.Team() with { Criteria = [] }));

        await database.Pass(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1));
        Assert.Empty(await Risks());
        await database.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal((AttentionDue.NotAssessed, "yellow"), Assert.Single(await Risks()));
        Assert.Single(await database.All<Contract>(), c => c.DueAt is null);
    }

    [Fact]
    public async Task One_that_has_ended_waits_for_nobody()
    {
        await Colour(SignupWeb.Contracts.Colour.Red);
        await database.Announce(new SubscriptionEnded((await Contract()).OrderId, (await Contract()).CustomerId));
        await database.Deliver();

        await database.Pass(TimeSpan.FromHours(1));

        Assert.Empty(await Risks());
        Assert.Equal("CONTRACT_ENDED", (await Acknowledge(Ana, Now.AddHours(1))).Refusal?.Code);
    }

    [Fact]
    public async Task What_was_told_of_one_is_settled_when_it_ends()
    {
        await Colour(SignupWeb.Contracts.Colour.Red);
        await database.Pass(TimeSpan.FromMinutes(31));
        var contract = await Contract();

        await database.Announce(new SubscriptionEnded(contract.OrderId, contract.CustomerId));
        await database.Deliver();
        await database.Announce(new CustomerErased(contract.CustomerId, "Mara", null));
        await database.Deliver();

        Assert.Equal(new RiskSettled(AttentionDue.Unacknowledged, contract.Id.Value, "Signup", "The contract has ended."), Assert.Single(await Told<RiskSettled>()));
    }
}
