using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Journeys;
using SignupWeb.SysOps.People;
using Xunit;

namespace SignupTests.SysOps.Journeys;

/// <summary>Sign-ups as the team reads them, on a database, and what that asks of it.</summary>
public sealed class ReadingSignups : IAsyncLifetime
{
    private static readonly Actor Sue = new(Guid.NewGuid(), Role.Support, null, "Sue");
    private static readonly SignupStep[] Steps = [SignupStep.Register, SignupStep.Profile, SignupStep.Payment, SignupStep.Review, SignupStep.Order];

    /// <summary>Every list an owner may have, among others.</summary>
    private static readonly string[] Lists = ["Register,Profile,Payment,Review", "Register,Payment,Profile,Review", "Register,Payment,Review", "Payment,Review", "Profile,Payment,Review", "Payment,Profile,Review"];

    private readonly Statements statements = new();
    private TestDatabase house = null!;

    private DateTimeOffset Now => house.Time.GetUtcNow();

    public async Task InitializeAsync() => house = await TestDatabase.Create(services => services.AddAccess().AddPeople().AddJourneys().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(statements)));

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Each_stands_under_the_step_it_waits_at_and_those_that_ended_under_none()
    {
        (FlowOwner Owner, string Steps)[] lists = [.. Enum.GetValues<FlowOwner>().SelectMany(owner => Lists, (owner, steps) => (owner, steps)).Where(list => !StepList.Read(list.owner, list.steps).IsRefused)];
        await Plant([.. lists.SelectMany(list => Enumerable.Range(0, 6), (list, done) => Begun(list.Owner, done, list.Steps))]);
        var expired = Begun(FlowOwner.NewBusiness, 1);
        expired.Expire(Now);
        await Plant(expired);

        var found = 0;
        foreach (var step in Steps)
        {
            var lines = (await Read(step)).Lines;
            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.Equal(step, line.Step));
            found += lines.Count;
        }

        Assert.Equal((36, 36), ((await Read()).Lines.Count, found));
    }

    [Fact]
    public async Task Pages_lose_none_and_repeat_none_even_of_one_moment()
    {
        await Plant([.. Enumerable.Range(0, ReadJourneys.PageSize + 7).Select(_ => Begun(FlowOwner.NewBusiness, 0))]);

        var first = await Read();
        var second = await Read(after: first.Next);

        Assert.Equal((ReadJourneys.PageSize, 7, (TimePlace?)null), (first.Lines.Count, second.Lines.Count, second.Next));
        Assert.Equal(ReadJourneys.PageSize + 7, first.Lines.Concat(second.Lines).Select(l => l.Signup.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_page_is_two_statements_and_reads_through_no_table()
    {
        var known = Begun(FlowOwner.NewBusiness, 2);
        await Plant(known);
        statements.Clear();

        await Read(SignupStep.Payment);
        Assert.Equal(2, statements.Count);
        await house.Get<ReadJourney>().Run(known.Id);

        Assert.Equal(2 + 12, statements.Count);
        await using var db = house.Open();
        Assert.DoesNotContain(await statements.ReadThrough(db), scan => scan is not "SCAN s USING INDEX signups_under_way" && !scan.StartsWith("SCAN (subquery", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_story_of_one_has_nothing_of_the_customers_other_one()
    {
        var (one, other) = (Begun(FlowOwner.NewBusiness, 2), Begun(FlowOwner.NewBusiness, 2));
        await Plant(one, other);
        await house.Announce(new SignupStarted(one.Id, one.ClientAccountId, PlanVersionId.New()), new CustomerAttached(one.Id, one.CustomerId!.Value), new SignupStarted(other.Id, other.ClientAccountId, PlanVersionId.New()));

        var story = (await house.Get<ReadJourney>().Run(one.Id))!.Story;

        Assert.Equal([nameof(CustomerAttached), nameof(SignupStarted)], story.Entries.OfType<TimelineEntry.Written>().Select(e => e.Type), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_story_ends_a_day_after_its_sign_up()
    {
        var signup = Begun(FlowOwner.NewBusiness, 2);
        signup.Expire(Now);
        await Plant(signup);
        await house.Announce(new SignupExpired(signup.Id));
        house.Time.Advance(ReadStory.AfterTheEnd + TimeSpan.FromHours(1));
        await house.Announce(new CustomerProfileUpdated(signup.CustomerId!.Value));

        var story = (await house.Get<ReadJourney>().Run(signup.Id))!.Story;

        Assert.Equal([nameof(SignupExpired)], story.Entries.OfType<TimelineEntry.Written>().Select(e => e.Type), StringComparer.Ordinal);
        Assert.Null(await house.Get<ReadJourney>().Run(SignupId.New()));
    }

    [Fact]
    public async Task Its_events_are_read_as_they_are_written_by_those_who_run_the_shop()
    {
        var signup = Begun(FlowOwner.NewBusiness, 2);
        await Plant(signup);
        await house.Announce(new SignupStarted(signup.Id, signup.ClientAccountId, PlanVersionId.New()), new CustomerAttached(signup.Id, signup.CustomerId!.Value));
        var reading = house.Get<ReadWritten>();

        var written = (await reading.Run(Sue with { Role = Role.Manager }, signup.Id)).Value;

        Assert.Equal([nameof(SignupStarted), nameof(CustomerAttached)], written.Select(m => m.Type), StringComparer.Ordinal);
        Assert.Contains($"\"signupId\":\"{signup.Id}\"", written[0].Body, StringComparison.Ordinal);
        Assert.Equal(("FORBIDDEN", "SIGNUP_NOT_FOUND"), ((await reading.Run(Sue, signup.Id)).Refusal!.Code, (await reading.Run(Sue with { Role = Role.Admin }, SignupId.New())).Refusal!.Code));
    }

    private async Task<JourneysReading> Read(SignupStep? step = null, TimePlace? after = null) => (await house.Get<ReadJourneys>().Run(Sue, step, after)).Value;

    private Task Plant(params object[] rows) => house.Save(rows);

    /// <summary>A sign-up whose customer has done so many of: account, details, card, order; five is a card without details.</summary>
    private Signup Begun(FlowOwner owner, int done, string? steps = null)
    {
        var signup = Signup.Start(owner, Sample.Team(), "DE", Now, steps: steps);
        if (done > 0 || owner == FlowOwner.ExistingBusiness) { signup.Attach(CustomerId.New()); }
        if (done is > 1 and < 5) { signup.ConfirmProfile("DE"); }
        if (done > 2) { signup.Attach(PaymentProfileId.New()); }
        if (done is 4) { signup.Order(OrderId.New()); }
        return signup;
    }
}
