using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.People;
using Xunit;

namespace SignupTests.SysOps.People;

/// <summary>What the team reads about a customer, the search for one and their timeline, on a database; and what that asks of it.</summary>
public class ReadingACustomer : IAsyncLifetime
{
    private readonly Statements statements = new();
    private TestDatabase house = null!;
    private KnownCustomer miriam = null!;
    private Customer nobody = null!;

    private DateTimeOffset Now => house.Time.GetUtcNow();

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddAccess().AddPeople().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(statements)));
        await house.Change(db =>
        {
            miriam = KnownCustomer.Plant(db, "m.vogt@harbor.example", 1, Now);
            nobody = KnownCustomer.PlantNobody(db, "nobody@example.org", Now);
            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Who_has_everything_is_read_whole()
    {
        var read = (await house.Get<ReadCustomer>().Run(miriam.Id))!;

        Assert.Equal(("Harbor Logistics GmbH", CustomerStatus.Verified), (read.Customer.Profile.Company, read.Customer.Status));
        Assert.Equal(("4242", new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), (read.Card!.LastFour, read.Card.RunsOutAt));
        Assert.Equal((TaxNumberState.Verified, 17_731L), (read.VatNumber!.State, read.LastPayment!.Amount.Minor));
        Assert.Equal((miriam.Contract.Id, miriam.Sold.Id), (Assert.Single(read.Contracts).Id, Assert.Single(read.Orders).Id));
        Assert.Equal(Now.AddDays(-10).AddMonths(1), read.Subscriptions[miriam.Sold.Id].PeriodEnd);
        Assert.Equal(("Firefox on Windows", miriam.Signup.Id), (Assert.Single(read.Sessions).Client, Assert.Single(read.Signups).Id));
        Assert.Equal([Now.AddDays(3)], read.Due[Assert.Single(read.Overdue).Id]);
    }

    [Fact]
    public async Task Who_has_nothing_has_nothing_and_who_is_not_there_is_nobody()
    {
        var read = (await house.Get<ReadCustomer>().Run(nobody.Id))!;

        Assert.Equal((0, 0, 0, 0, 0, 0), (read.Contracts.Count, read.Subscriptions.Count, read.Orders.Count, read.Signups.Count, read.Overdue.Count, read.Sessions.Count));
        Assert.Null(read.Card);
        Assert.Null(read.LastPayment);
        Assert.Null(read.VatNumber);
        Assert.Empty((await house.Get<ReadTimeline>().Run(nobody.Id, new(50))).Entries);
        Assert.Null(await house.Get<ReadCustomer>().Run(CustomerId.New()));
    }

    [Fact]
    public async Task A_page_is_a_bounded_number_of_statements_and_none_reads_through_a_table()
    {
        statements.Clear();
        await house.Get<ReadCustomer>().Run(miriam.Id);
        Assert.Equal(13, statements.Count);

        await house.Get<ReadTimeline>().Run(miriam.Id, new(50));

        Assert.Equal(13 + 11, statements.Count);
        await using var db = house.Open();
        Assert.DoesNotContain(await statements.ReadThrough(db), scan => !scan.StartsWith("SCAN (subquery", StringComparison.Ordinal) && !scan.StartsWith("SCAN found_", StringComparison.Ordinal) && scan is not "SCAN f");
    }

    [Theory]
    [InlineData("M.VOGT@", FoundBy.Email, "")]
    [InlineData("ns-sold-1", FoundBy.Order, "NS-SOLD-1")]
    [InlineData("C-00001", FoundBy.Contract, "C-00001")]
    [InlineData("inv-2026-00001", FoundBy.Invoice, "INV-2026-00001")]
    [InlineData("4242", FoundBy.Card, "Visa 4242")]
    [InlineData("bor log", FoundBy.Name, "Harbor Logistics GmbH")]
    [InlineData("miriam v", FoundBy.Name, "Harbor Logistics GmbH")]
    public async Task Is_found_by(string typed, FoundBy by, string detail)
    {
        var found = Assert.Single((await house.Get<FindCustomers>().Run(typed)).Customers);

        Assert.Equal((miriam.Id, by, detail, "Harbor Logistics GmbH"), (found.Id, found.By, found.Detail, found.Name));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("ns-sold")]
    [InlineData("\" OR *")]
    [InlineData("4243")]
    public async Task Is_not_found_by(string typed) => Assert.Empty((await house.Get<FindCustomers>().Run(typed)).Customers);

    [Fact]
    public async Task A_search_shows_fifty_and_says_when_there_are_more_and_looks_at_so_many_only()
    {
        await house.Change(db =>
        {
            for (var i = 0; i < 60; i++) { KnownCustomer.PlantNobody(db, $"many{i}@example.org", Now.AddMinutes(i)); }
            return Task.CompletedTask;
        });
        statements.Clear();

        var many = await house.Get<FindCustomers>().Run("many");
        Assert.Equal((FindCustomers.Most, true), (many.Customers.Count, many.ThereAreMore));
        Assert.Equal(2, statements.Count);
        await house.Get<FindCustomers>().Run("4242");
        await using var db = house.Open();
        if (db.Database.IsSqlite()) { Assert.Equal(["SCAN board_search VIRTUAL TABLE INDEX 192:M3", "SCAN customers USING INDEX IX_customers_RegisteredAt", "SCAN s"], (await statements.ReadThrough(db)).Where(scan => !scan.StartsWith("SCAN (subquery", StringComparison.Ordinal) && !scan.StartsWith("SCAN found_", StringComparison.Ordinal)), StringComparer.Ordinal); }

        var newest = await house.Get<FindCustomers>().Run(" ");
        Assert.Equal(("many59@example.org", FoundBy.Newest, true), (newest.Customers[0].Email, newest.Customers[0].By, newest.ThereAreMore));
    }

    [Fact]
    public async Task A_timeline_tells_all_of_it_newest_first_and_a_part_at_a_time()
    {
        await house.Announce(new SignupStarted(miriam.Signup.Id, miriam.Signup.ClientAccountId, Sample.Team().PlanVersionId));
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await house.Announce(new OrderPlaced(miriam.Sold.Id, miriam.Signup.Id, miriam.Id, Now), new BuyersRemorseIsOver(miriam.Sold.Id, miriam.Signup.Id));
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await house.Announce(new CriterionColoured(miriam.Contract.Id, CriterionId.New(), "Red", "Ben Adler"), new CustomerLoggedIn(nobody.Id, SessionId.New()));
        house.Time.Advance(TimeSpan.FromMinutes(1));
        await house.Save(miriam.Sold.Asked(5_000, Guid.NewGuid(), "Chiara Rossi", Now), miriam.Sold.Entry(LedgerKind.Disputed, "dp_1", 17_731, Now.AddSeconds(1)));
        await house.Save(WebhookEvent.Of(new EventFacts("evt_1", "invoice.paid", "invoice", "in_1", null, false, Now, """{"customer":"cus_1"}"""), Door.Webhook, WebhookState.Done, "A purchase was confirmed.", Now.AddSeconds(2)));

        var story = await house.Get<ReadTimeline>().Run(miriam.Id, new(50));

        Assert.Equal("Told, Moved, Asked, CriterionColoured, BuyersRemorseIsOver, OrderPlaced, SignupStarted, Mail", string.Join(", ", story.Entries.Select(e => e is TimelineEntry.Written happened ? happened.Type : e.GetType().Name)));
        Assert.False(story.ThereAreMore);
        Assert.Equal(("NS-SOLD-1", miriam.Contract.Number, miriam.Sold.Invoice.Number), (story.Names[miriam.Sold.Id.Value], story.Names[miriam.Contract.Id.Value], story.Names[miriam.Sold.Invoice.Id.Value]));
        await house.Announce([.. Enumerable.Range(0, 60).Select(_ => new CustomerLoggedIn(miriam.Id, SessionId.New()))]);
        var part = await house.Get<ReadTimeline>().Run(miriam.Id, new(1));
        Assert.Equal((50, true), (part.Entries.Count, part.ThereAreMore));
        var beginning = await house.Get<ReadTimeline>().Run(miriam.Id, new(1, OldestFirst: true));
        Assert.Equal((50, true, true), (beginning.Entries.Count, beginning.ThereAreMore, beginning.Entries[0] is TimelineEntry.Mail));
        var whole = await house.Get<ReadTimeline>().Run(miriam.Id, new(100));
        Assert.Equal((68, false), (whole.Entries.Count, whole.ThereAreMore));
        Assert.Equal("Acceptance 1, Charges 2, Events 3, Mails 1, People 60, Webhooks 1", string.Join(", ", part.Counts.OrderBy(c => c.Key.ToString(), StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}")));
        foreach (var kind in Enum.GetValues<StoryKind>())
        {
            var ofIt = await house.Get<ReadTimeline>().Run(miriam.Id, new(50, kind));
            Assert.All(ofIt.Entries, e => Assert.Equal(kind, e.Kind));
            Assert.Equal((Math.Min(whole.Counts[kind], 50), whole.Counts[kind] > 50), (ofIt.Entries.Count, ofIt.ThereAreMore));
        }
    }

    [Fact]
    public async Task Of_a_very_long_story_the_newest_thousand_lines_are_counted_and_shown()
    {
        await house.Announce([.. Enumerable.Range(0, ReadTimeline.Most).Select(_ => new CustomerLoggedIn(miriam.Id, SessionId.New()))]);

        var story = await house.Get<ReadTimeline>().Run(miriam.Id, new(ReadTimeline.Most));
        var mails = await house.Get<ReadTimeline>().Run(miriam.Id, new(50, StoryKind.Mails));

        Assert.Equal((ReadTimeline.Most, true, ReadTimeline.Most), (story.Entries.Count, story.IsCut, story.Counts.Values.Sum()));
        Assert.Equal((0, false, true), (mails.Entries.Count, mails.ThereAreMore, mails.IsCut));
    }

    [Theory]
    [InlineData("mails", StoryKind.Mails)]
    [InlineData("Charges", StoryKind.Charges)]
    [InlineData("", null)]
    [InlineData("7", null)]
    [InlineData("everything", null)]
    public void An_address_asks_for_a_kind_or_for_all(string? show, StoryKind? kind) => Assert.Equal(kind, StoryKinds.Asked(show));
}
