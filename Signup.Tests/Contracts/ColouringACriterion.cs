using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Contracts;

public sealed class ColouringACriterion : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");

    private static readonly Offer TwoCriteria = Sample.Team() with { Criteria = [new("First answer", "Longest", "2 h", "4 h"), new("Satisfaction", "Average", "4.0", "3.0")] };

    private TestDatabase database = null!;
    private List<Criterion> criteria = [];

    public async Task InitializeAsync()
    {
        database = await AcceptedOrders.Database();
        await database.Accept(AcceptedOrders.Of(TwoCriteria));
        criteria = [.. (await database.All<Criterion>()).OrderBy(c => c.Position)];
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task The_contract_takes_the_worst_colour_and_grey_never_counts_as_green()
    {
        await Assess(criteria[0], Colour.Green);
        Assert.Equal(Colour.NotAssessed, await ContractColour());

        await Assess(criteria[1], Colour.Green);
        Assert.Equal(Colour.Green, await ContractColour());

        await Assess(criteria[1], Colour.Yellow, "Rated 3.9", version: 1);
        Assert.Equal(Colour.Yellow, await ContractColour());

        await Assess(criteria[0], Colour.Red, "Took 5 h", version: 1);
        Assert.Equal(Colour.Red, await ContractColour());
    }

    [Fact]
    public async Task Every_colouring_is_kept_with_who_when_and_why()
    {
        await Assess(criteria[0], Colour.Red, "Took 5 h");
        database.Time.Advance(TimeSpan.FromHours(1));
        await Assess(criteria[0], Colour.Green, "Back to 1 h", version: 1);

        var history = (await database.All<CriterionAssessment>()).OrderBy(a => a.At).ToList();
        Assert.Equal([(Colour.NotAssessed, Colour.Red), (Colour.Red, Colour.Green)], history.Select(a => (a.Before, a.Colour)));
        Assert.All(history, a => Assert.Equal(("Ana", Ana.LoginId), (a.By, a.ByLogin)));
        Assert.Equal("Took 5 h", history[0].Reason);
        Assert.Equal(2, (await database.All<OutboxMessage>()).Count(m => m.Type == nameof(CriterionColoured)));
    }

    [Fact]
    public async Task Who_decided_on_an_old_screen_is_told_who_was_first()
    {
        await Assess(criteria[0], Colour.Green);
        database.Time.Advance(TimeSpan.FromSeconds(4));

        var late = await Assess(criteria[0], Colour.Red, "Took 5 h");

        Assert.Equal("CHANGED_MEANWHILE", late.Refusal?.Code);
        Assert.Equal("Changed by Ana 4 s ago. Load it again.", late.Refusal?.Message);
    }

    [Fact]
    public async Task Two_at_the_same_moment_leave_one_colour_and_one_refusal()
    {
        var both = await Task.WhenAll(Assess(criteria[0], Colour.Green), Assess(criteria[0], Colour.Red, "Took 5 h"));

        Assert.Single(both, r => r.IsRefused);
        Assert.Single(await database.All<CriterionAssessment>());
    }

    [Fact]
    public async Task The_same_colour_again_changes_nothing()
    {
        await Assess(criteria[0], Colour.Green);

        var again = await Assess(criteria[0], Colour.Green);

        Assert.False(again.IsRefused);
        Assert.Single(await database.All<CriterionAssessment>());
    }

    [Fact]
    public async Task Yellow_red_and_later_changes_need_a_reason()
    {
        Assert.Equal("REASON_MISSING", (await Assess(criteria[0], Colour.Yellow)).Refusal?.Code);
        await Assess(criteria[0], Colour.Red, "Took 5 h");
        Assert.Equal("REASON_MISSING", (await Assess(criteria[0], Colour.Green, "  ", version: 1)).Refusal?.Code);
    }

    [Theory]
    [InlineData(Role.Support, null)]
    [InlineData(Role.Manager, null)]
    [InlineData(Role.Admin, null)]
    [InlineData(Role.Customer, "FORBIDDEN")]
    public async Task Only_staff_may(Role role, string? refusal)
    {
        var result = await Assess(criteria[0], Colour.Green, by: Ana with { Role = role });

        Assert.Equal(refusal, result.Refusal?.Code);
    }

    [Fact]
    public async Task A_stranger_must_sign_in_and_an_unknown_criterion_is_not_found()
    {
        Assert.Equal("UNAUTHORIZED", (await Assess(criteria[0], Colour.Green, by: Actor.Visitor)).Refusal?.Code);
        var unknown = await database.Get<ColourCriterion>().Run(CriterionId.New(), new(Colour.Green, null, null, 0), Ana);
        Assert.Equal("CRITERION_NOT_FOUND", unknown.Refusal?.Code);
    }

    [Fact]
    public async Task A_value_that_is_too_long_is_refused()
    {
        var result = await database.Get<ColourCriterion>().Run(criteria[0].Id, new(Colour.Green, new string('9', 201), null, 0), Ana);

        Assert.Equal(("TOO_LONG", "value"), (result.Refusal?.Code, result.Refusal?.Field));
    }

    private Task<Result<Criterion>> Assess(Criterion criterion, Colour colour, string? reason = null, int version = 0, Actor? by = null) =>
        database.Get<ColourCriterion>().Run(criterion.Id, new(colour, "measured", reason, version), by ?? Ana);

    private async Task<Colour> ContractColour() => Assert.Single(await database.All<Contract>()).Colour;
}
