using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupTests.SysOps.Books;
using SignupTests.SysOps.People;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Signups;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Overview;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps.Overview;

/// <summary>What the overview says of a shop with nothing in it and of one with much, and what it asks of the database for that.</summary>
public sealed class ReadingTheOverview : IAsyncLifetime
{
    private static readonly Actor Sam = new(Guid.NewGuid(), Role.Support, null, "Sam");
    private readonly Statements statements = new();
    private TestDatabase house = null!;

    private DateTimeOffset Now => house.Time.GetUtcNow();

    public async Task InitializeAsync() =>
        house = await TestDatabase.Create(services => services.AddAccess().AddContracts().AddSysOps().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(statements)));

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Nothing_is_said_plainly()
    {
        var read = await Read();

        Assert.Equal((0, 0, 0, 0), (read.Started, read.Completed, read.AllContracts, read.Risks.Red + read.Risks.Yellow));
        Assert.Empty(read.Revenue);
        Assert.Null(read.CheckedAt);
    }

    [Fact]
    public async Task Sign_ups_count_at_each_step_they_reached_today_and_those_of_yesterday_do_not()
    {
        await house.Save(
            Started(Now.AddHours(-1)),
            Started(Now.AddHours(-2), s => s.Attach(CustomerId.New())),
            Started(Now.AddHours(-3), AddsCard),
            Started(Now.AddHours(-4), Completes),
            Signup.Start(FlowOwner.ExistingBusiness, Sample.Team(), "DE", Now.AddHours(-14)),
            Started(Now.AddDays(-1), Completes));

        Assert.Equal([5, 3, 2, 2, 1, 1], (await Read()).Funnel.Select(step => step.Count));
    }

    [Fact]
    public async Task Revenue_is_what_was_captured_less_what_went_back_by_month_and_currency()
    {
        var sold = await Sold(1, Now.AddMonths(-2));
        await Sold(2, Now);
        await Sold(3, Now.AddMonths(-13));
        await house.Save(
            sold.Entry(LedgerKind.Refunded, "re_1", 5_000, Now), sold.Entry(LedgerKind.RefundFailed, "re_1", 2_000, Now), sold.Entry(LedgerKind.PaidOtherwise, "paid-1", 1_000, Now),
            sold.Entry(LedgerKind.Disputed, "dp_1", 700, Now), Swiss(sold));

        var revenue = (await Read()).Revenue;

        Assert.Equal(2 * ReadTakings.Months, revenue.Count);
        Assert.Equal(("2025-12", "eur", 0L), (revenue[0].Month.ToString(), revenue[0].Currency, revenue[0].Captured));
        Assert.Equal(("2026-09", 17_731L, 0L), (revenue[9].Month.ToString(), revenue[9].Captured, revenue[9].Refunded));
        Assert.Equal(("2026-11", 17_731L, 4_000L, 13_731L), (revenue[11].Month.ToString(), revenue[11].Captured, revenue[11].Refunded, revenue[11].Left.Minor));
        Assert.Equal(("chf", 900L), (revenue[^1].Currency, revenue[^1].Captured));

        LedgerEntry Swiss(SoldOrder of) => new() { Id = Guid.CreateVersion7(), Kind = LedgerKind.Captured, StripeId = "pi_chf", PaymentId = "pi_chf", OrderId = of.Id, CustomerId = of.Order.CustomerId, Amount = new(900, "chf"), At = Now };
    }

    [Fact]
    public async Task Contracts_are_counted_by_colour_and_risks_stand_worst_first()
    {
        await house.Change(db =>
        {
            SampleContracts.Plant(db, 1, "Harbor", "Team", BillingCycle.Monthly, Now, Colour.Red);
            SampleContracts.Plant(db, 2, "Tide", "Team", BillingCycle.Monthly, Now);
            db.AddRange(Risk.Found("MILD", Severity.Yellow, Guid.NewGuid(), "A.", Now), Risk.Found("BAD", Severity.Red, Guid.NewGuid(), "B.", Now.AddHours(-1)));
            return Task.CompletedTask;
        });

        var read = await Read();

        Assert.Equal((1, 1, 2), (read.Contracts[Tone.Red], read.Contracts[Tone.Grey], read.AllContracts));
        Assert.Equal(["BAD", "MILD"], read.Risks.Risks.Select(r => r.Kind), StringComparer.Ordinal);
    }

    [Fact]
    public async Task How_contracts_stood_is_kept_at_the_shops_midnight_and_shown_by_week_also_of_days_it_slept_through()
    {
        await Contract(1, Colour.Green);
        await house.Pass(TimeSpan.Zero);
        await house.Pass(new DateTimeOffset(2026, 11, 22, 23, 0, 0, 300, TimeSpan.Zero) - Now); // a little after: as every deadline
        await Contract(2, Colour.Red);
        await house.Pass(TimeSpan.FromDays(2));

        var weeks = (await Read()).Acceptance;

        Assert.Equal((12, new DateOnly(2026, 9, 7)), (weeks.Count, weeks[0].Begins));
        Assert.Equal([0, 1, 2], weeks.TakeLast(3).Select(w => w.Contracts));
        Assert.Equal((1, 0, 1, 1), (weeks[^2].Last!.Green, weeks[^2].Last!.Red, weeks[^1].Last!.Green, weeks[^1].Last!.Red));
        Assert.Equal(["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"], (await house.All<AcceptanceDay>()).Select(d => d.Day.ToString("O", CultureInfo.InvariantCulture)), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_first_acknowledgement_after_a_contract_turned_says_how_long_it_waited()
    {
        await house.Pass(TimeSpan.Zero);
        var (slow, quick) = (await Contract(1, Colour.Red), await Contract(2, Colour.Yellow));
        await house.Announce(new ContractTurned(slow.Id, slow.CustomerId, "Red", "Ana"), new ContractTurned(quick.Id, quick.CustomerId, "Yellow", "Ana"));
        foreach (var (contract, minutes) in new[] { (quick, 10), (slow, 20), (quick, 30) })
        {
            house.Time.Advance(TimeSpan.FromMinutes(minutes));
            await house.Save(new AttentionEntry { Id = Guid.CreateVersion7(), ContractId = contract.Id, Kind = AttentionKind.Acknowledged, Colour = Colour.Red, By = "Ana", At = Now });
        }

        Assert.Equal((2, TimeSpan.FromMinutes(20)), ((await Read()).Acceptance[^1].Acknowledged.Count, (await Read()).Acceptance[^1].Wait!.Value));
        await house.Pass(TimeSpan.FromDays(7));
        var weeks = (await Read()).Acceptance;
        Assert.Equal((2, 2_400L, 0), (weeks[^2].Acknowledged.Count, weeks[^2].Acknowledged.Seconds, weeks[^1].Acknowledged.Count));
    }

    [Fact]
    public async Task However_much_there_is_it_asks_the_same_and_reads_through_nothing()
    {
        await Full();
        var first = await Counted();
        var further = await Counted();
        await house.Save([.. Enumerable.Range(0, 200).Select(i => Started(Now.AddMinutes(-i)))]);
        for (var i = 0; i < 40; i++) { await Sold(1_000 + i, Now.AddDays(-7 * i)); }

        Assert.Equal((22, 11), (first, further));
        Assert.Equal(11, await Counted());
        await using var db = house.Open();
        Assert.DoesNotContain(await statements.ReadThrough(db), scan => !scan.StartsWith("SCAN (subquery", StringComparison.Ordinal) && scan is not "SCAN r" and not "SCAN t");
    }

    [Fact]
    public async Task A_month_that_is_over_is_remembered_and_the_one_that_runs_is_not()
    {
        await Sold(1, Now.AddMonths(-1));
        await Read();
        await Sold(2, Now);
        Assert.Equal([17_731, 17_731], (await Read()).Revenue.Where(t => t.Captured > 0).Select(t => t.Captured));

        house.Time.Advance(TimeSpan.FromDays(12));

        Assert.Equal(["2026-10", "2026-11"], (await Read()).Revenue.Where(t => t.Captured > 0).Select(t => t.Month.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_tables_can_be_taken_away()
    {
        await Full();
        var read = await Read();

        Assert.Equal("step,reached\r\nstarted,1\r\naccount,1\r\ndetails,1\r\npayment,1\r\nordered,1\r\ncompleted,1\r\n", OverviewCsv.Signups(read));
        Assert.EndsWith("2026-11,EUR,177.31,0.00,177.31\r\n", OverviewCsv.Revenue(read), StringComparison.Ordinal);
        Assert.Equal("week from,red,yellow,green,not assessed\r\n2026-11-16,0,0,0,1\r\n", OverviewCsv.Contracts(read));
        Assert.EndsWith("2026-11-09,0,\r\n2026-11-16,0,\r\n", OverviewCsv.Acknowledged(read), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_and_visitors_learn_nothing()
    {
        Assert.Equal("UNAUTHORIZED", (await house.Get<ReadOverview>().Run(Actor.Visitor)).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await house.Get<ReadOverview>().Run(Sam with { Role = Role.Customer })).Refusal!.Code);
    }

    private async Task<OverviewReading> Read() => (await house.Get<ReadOverview>().Run(Sam)).Value;

    private async Task<int> Counted()
    {
        statements.Clear();
        await Read();
        return statements.Count;
    }

    private async Task Full()
    {
        await house.Save(Started(Now, Completes), Risk.Found("BAD", Severity.Red, Guid.NewGuid(), "B.", Now));
        await Sold(1, Now);
    }

    private async Task<Contract> Contract(int number, Colour colour)
    {
        Contract? planted = null;
        await house.Change(db =>
        {
            planted = SampleContracts.Plant(db, number, "Harbor", "Team", BillingCycle.Monthly, Now, colour == Colour.Green ? [colour, colour, colour, colour, colour] : [colour]);
            return Task.CompletedTask;
        });
        return planted!;
    }

    private async Task<SoldOrder> Sold(int number, DateTimeOffset at)
    {
        SoldOrder? sold = null;
        await house.Change(db =>
        {
            sold = SoldOrders.Plant(db, number, at);
            return Task.CompletedTask;
        });
        return sold!;
    }

    private static Signup Started(DateTimeOffset at, Action<Signup>? then = null)
    {
        var signup = Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", at);
        then?.Invoke(signup);
        return signup;
    }

    private static void AddsCard(Signup signup)
    {
        signup.Attach(CustomerId.New());
        signup.ConfirmProfile("DE");
        signup.Attach(PaymentProfileId.New());
    }

    private static void Completes(Signup signup)
    {
        AddsCard(signup);
        signup.Order(OrderId.New());
        signup.Collect(ContractId.New(), signup.StartedAt);
        signup.Collect(ThankYouPageId.New(), "/thank-you", signup.StartedAt);
    }
}
