using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Signups;
using SignupWeb.Support;
using SignupWeb.SysOps.Search;
using SignupWeb.SysOps.People;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>What the command menu finds for whom, and what that asks of the database.</summary>
public class FindingThings : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana");
    private readonly Statements statements = new();
    private TestDatabase house = null!;
    private KnownCustomer miriam = null!;

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddAccess().AddPeople().AddSearch().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(statements)));
        var now = house.Time.GetUtcNow();
        await house.Change(async db =>
        {
            miriam = KnownCustomer.Plant(db, "m.vogt@harbor.example", 1, now);
            var nobody = KnownCustomer.PlantNobody(db, "nobody@example.org", now);
            SampleContracts.Plant(db, 2, "Harbor Freight", "Critical", BillingCycle.Monthly, now, Colour.Red);
            db.Add(SupportRequest.Open(new(miriam.Id, miriam.Contract.Id, "C-00001", "Team", null, "The gateway", "It drops", Guid.NewGuid()), SupportReference.Of(2026, 7), now, TimeZoneInfo.Utc));
            db.AddRange(Risk.Found("PAYMENT_MISMATCH", Severity.Red, miriam.Sold.Id.Value, "Took 100 % more.", now), Risk.Found("mail-undelivered", Severity.Yellow, nobody.Id.Value, "It came back.", now));
            await Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_customers_name_finds_all_that_is_theirs_and_contracts_of_such_a_name()
    {
        var found = await Find("harbor");

        Assert.Equal(
            [(ThingKind.Customer, "Harbor Logistics GmbH"), (ThingKind.Contract, "C-00002 Harbor Freight"), (ThingKind.Contract, "C-00001 Harbor Logistics GmbH"), (ThingKind.Order, "NS-SOLD-1"), (ThingKind.Signup, "Harbor Logistics GmbH"), (ThingKind.Request, "SR-2026-00007 The gateway"), (ThingKind.Risk, "Payment mismatch")],
            found.Select(t => (t.Kind, t.Name)));
        Assert.Equal([$"/ops/customers/{miriam.Id}", $"/ops/contracts/{miriam.Contract.Id}", "/ops/orders?q=NS-SOLD-1", $"/ops/signups/{miriam.Signup.Id}", "/ops/support/SR-2026-00007", "/ops/risks"], found.Where(t => t.Name != "C-00002 Harbor Freight").Select(t => t.Href), StringComparer.Ordinal);
        Assert.Equal((Tone.Red, "Harbor Logistics GmbH"), (found[1].Colour, found[5].Detail));
    }

    [Theory]
    [InlineData("@harbor", new[] { ThingKind.Customer })]
    [InlineData("# harbor", new[] { ThingKind.Contract, ThingKind.Order, ThingKind.Signup, ThingKind.Request })]
    [InlineData("!harbor", new[] { ThingKind.Risk })]
    [InlineData(">harbor", new[] { ThingKind.Contract, ThingKind.Order })]
    [InlineData("!payment m", new[] { ThingKind.Risk })]
    [InlineData("!0 %", new[] { ThingKind.Risk })]
    [InlineData("SR-2026-00007", new[] { ThingKind.Request })]
    [InlineData("nobody@", new[] { ThingKind.Customer, ThingKind.Risk })]
    [InlineData("%", new[] { ThingKind.Risk })]
    [InlineData("zzz", new ThingKind[0])]
    [InlineData(" ", new ThingKind[0])]
    [InlineData("@", new ThingKind[0])]
    public async Task A_sign_in_front_says_what_is_looked_for(string typed, ThingKind[] kinds) => Assert.Equal(kinds, (await Find(typed)).Select(t => t.Kind).Distinct());

    [Fact]
    public async Task A_sign_up_is_found_by_the_address_of_its_customer_by_the_reference_of_its_order_and_by_its_id()
    {
        var (now, sold) = (house.Time.GetUtcNow(), Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", house.Time.GetUtcNow().AddDays(-10)));
        sold.Attach(miriam.Id);
        sold.Order(miriam.Sold.Id);
        sold.Cancel(now);
        var unknown = Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", now);
        await house.Save(sold, unknown);

        Assert.Equal([(miriam.Signup.Id, SignupState.Open), (sold.Id, SignupState.Cancelled)], await Signups("m.vogt@"));
        Assert.Equal(sold.Id, (await Signups("ns-sold-1"))[0].Id);
        Assert.Equal([(sold.Id, SignupState.Cancelled)], await Signups(sold.Id.ToString()));
        Assert.Equal([(unknown.Id, SignupState.Open)], await Signups("#" + unknown.Id));
        Assert.Equal([string.Empty], (await Find(unknown.Id.ToString())).Select(t => t.Name), StringComparer.Ordinal);
        Assert.Equal("Harbor Logistics GmbH", Assert.Single(await Find(sold.Id.ToString())).Name);
    }

    [Fact]
    public async Task What_can_be_done_with_it_depends_on_the_role_and_on_how_it_stands()
    {
        Assert.Equal(["/ops/contracts/…?do=acknowledge", "/ops/orders/NS-SOLD-1/refund"], (await Find(">harbor")).Select(t => t.Kind == ThingKind.Contract ? "/ops/contracts/…" + t.Action![t.Action!.IndexOf('?', StringComparison.Ordinal)..] : t.Action), StringComparer.Ordinal);
        Assert.Equal([ThingKind.Order], (await Find(">harbor", Ana with { Role = Role.Support })).Select(t => t.Kind));
        Assert.Equal("FORBIDDEN", (await house.Get<FindThings>().Run(Ana with { Role = Role.Customer }, Wanted.Of("harbor"))).Refusal!.Code);
        Assert.Equal("UNAUTHORIZED", (await house.Get<FindThings>().Run(Actor.Visitor, Wanted.Of("harbor"))).Refusal!.Code);
    }

    [Fact]
    public async Task However_much_there_is_it_asks_little_and_shows_a_few_of_each()
    {
        await house.Change(db =>
        {
            for (var i = 0; i < 30; i++) { SampleContracts.Plant(db, 100 + i, $"Harbor {i}", "Team", BillingCycle.Monthly, house.Time.GetUtcNow()); }
            return Task.CompletedTask;
        });
        statements.Clear();

        var found = await Find("harbor");

        Assert.Equal((FindThings.Most, 7), (found.Count(t => t.Kind == ThingKind.Contract), statements.Count));
        statements.Clear();
        await Find("m.vogt@");
        await using var db = house.Open();
        Assert.Equal([], (await statements.ReadThrough(db)).Where(scan => scan is not ("SCAN s" or "SCAN r0") && !scan.StartsWith("SCAN (subquery", StringComparison.Ordinal) && !scan.StartsWith("SCAN found_", StringComparison.Ordinal) && !scan.Contains("USING INDEX", StringComparison.Ordinal) && !scan.Contains("VIRTUAL TABLE", StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<(SignupId Id, SignupState? State)>> Signups(string typed) =>
        [.. (await Find(typed)).Where(t => t.Kind == ThingKind.Signup).Select(t => (SignupId.Parse(t.Href["/ops/signups/".Length..], null), t.State))];

    private async Task<IReadOnlyList<FoundThing>> Find(string typed, Actor? staff = null) => (await house.Get<FindThings>().Run(staff ?? Ana, Wanted.Of(typed))).Value;
}
