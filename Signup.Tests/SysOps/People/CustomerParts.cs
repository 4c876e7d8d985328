using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.People;
using Xunit;

namespace SignupTests.SysOps.People;

/// <summary>The parts of the customer page by themselves: what is shown of whom, in words.</summary>
public sealed class CustomerParts : BunitContext, IAsyncLifetime
{
    private TestDatabase house = null!;
    private KnownCustomer miriam = null!;
    private CustomerReading everything = null!, nothing = null!;

    public async Task InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        house = await TestDatabase.Create(services => services.AddAccess().AddPeople());
        Services.AddFallbackServiceProvider(house.Services);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        var nobody = default(CustomerId);
        await house.Change(db =>
        {
            miriam = KnownCustomer.Plant(db, "m.vogt@harbor.example", 1, house.Time.GetUtcNow());
            nobody = KnownCustomer.PlantNobody(db, "nobody@example.org", house.Time.GetUtcNow()).Id;
            return Task.CompletedTask;
        });
        everything = (await house.Get<ReadCustomer>().Run(miriam.Id))!;
        nothing = (await house.Get<ReadCustomer>().Run(nobody))!;
    }

    async Task IAsyncLifetime.DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public void Every_field_is_filled_for_who_has_everything()
    {
        Assert.Equal(
            """
            Company: Harbor Logistics GmbH
            Street: Am Sandtorkai 41
            Town: 20457 Hamburg
            Country: Germany
            VAT number: DE294776378, valid
            Name: Miriam Vogt
            E-mail: m.vogt@harbor.example
            Notices to: Account
            Language: English
            Offers by mail: asked for 12 Sep 2026
            Order reference: PO-7781
            Card: Visa ending 4242
            Payment expiry: 12/29, in 3 years
            Last payment: €177.31 on 11 Nov 2026
            Open: €177.31
            Cycle: Monthly
            Next charge: €177.31 on 11 Dec 2026
            For: Team
            Running: 1
            """,
            FactsOf(everything));
        Assert.Equal("C-00001 active, Not assessed | 10 days since 11 Nov 2026 | 11 Dec 2026, in 20 days | Team version 1, Monthly | 9 days since 12 Nov 2026 | €177.31 11 Dec 2026", RowOf(everything));
    }

    [Fact]
    public void What_is_not_there_reads_not_provided()
    {
        var facts = FactsOf(nothing).Split('\n');

        string[] known = ["E-mail: nobody@example.org", "Notices to: E-mail", "Language: English", "Offers by mail: not wanted", "Open: nothing"];
        Assert.Equal(known, facts.Where(fact => !fact.EndsWith(": Not provided", StringComparison.Ordinal)), StringComparer.Ordinal);
        Assert.Equal(19 - known.Length, facts.Length - known.Length);
        Assert.Equal("Contract age: Not provided, Contract expiry: Not provided, Product: Not provided, Product age: Not provided", string.Join(", ", Render<ContractRows>(p => p.Add(c => c.Reading, nothing)).FindAll("dl > div").Select(Fact)));
        Assert.Equal("Nothing was ordered.", Render<OrderRows>(p => p.Add(c => c.Reading, nothing)).Find(".nothing").TextContent);
        Assert.Equal("Nowhere.", Render<SignInRows>(p => p.Add(c => c.Reading, nothing)).Find(".nothing").TextContent);
    }

    [Fact]
    public void What_is_open_says_why_what_comes_next_and_when()
    {
        Assert.Equal(
            """
            Renewal of NS-SOLD-1 / There is not enough money on the card. Use another card. / €177.31 is tried again / Any moment
            Sign-up for Team / It waits for a card / The customer goes on, or it ends unfinished / 20 Dec 2026 14:32
            """,
            Open(everything));
        Assert.Equal("Account / The e-mail address is not confirmed / The customer opens the link in the mail / No deadline", Open(nothing));
        Assert.Contains("Nothing is open", Render<OpenList>(p => p.Add(o => o.Things, [])).Find(".banner").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeline_is_said_in_words_with_who_did_it()
    {
        await house.Announce(new OrderPlaced(miriam.Sold.Id, miriam.Signup.Id, miriam.Id, house.Time.GetUtcNow()), new CriterionColoured(miriam.Contract.Id, CriterionId.New(), "Red", "Ben Adler"), new CustomerExported(miriam.Id, "Ana Kovač"), new InvoiceRecorded(miriam.Sold.Invoice.Id, miriam.Sold.Id, miriam.Id));
        await house.Save(miriam.Sold.Asked(5_000, Guid.NewGuid(), "Chiara Rossi", house.Time.GetUtcNow().AddMinutes(1)));
        var story = await house.Get<ReadTimeline>().Run(miriam.Id, new(50));

        var list = Render<TimelineList>(p => p.Add(t => t.Path, "/ops/customers/" + miriam.Id).Add(t => t.Reading, story));

        Assert.Equal(
            [
                "14:33:00 Refund of €50.00 asked for: waits for a second person / Withdrawal / Chiara Rossi",
                "14:32:00 Invoice INV-2026-00001 written / the shop",
                "14:32:00 Data exported / Ana Kovač",
                "14:32:00 A criterion of C-00001 is Red / Ben Adler",
                "14:32:00 Order NS-SOLD-1 placed / Free to cancel until 14:32:00 / the customer",
                "14:32:00 Mail “Your receipt” / To m.vogt@harbor.example, waits to be sent / the shop",
            ],
            list.FindAll(".timeline > li").Select(li => string.Join(" / ", li.QuerySelectorAll("p").Select(p => p.TextContent.Replace(":00", ":00 ", StringComparison.Ordinal).Trim()))).Select(Clean),
            StringComparer.Ordinal);
        Assert.Equal("today, 21 Nov 2026, 11 Nov 2026", string.Join(", ", list.FindAll(".day").Select(d => d.TextContent)));
        Assert.Single(list.FindAll(".timeline .shape.red"));
        Assert.Equal(["Everything 6", "Order and contract 1", "Mails 1", "Money 2", "Acceptance 1", "Account and support 1"], list.FindAll(".kinds a").Select(a => Clean(a.TextContent)), StringComparer.Ordinal);
        Assert.Equal($"/ops/customers/{miriam.Id}?show=mails#timeline", list.FindAll(".kinds a")[2].GetAttribute("href"));
    }

    [Fact]
    public async Task Steps_in_between_are_folded_under_their_day_unless_their_kind_was_asked_for()
    {
        await house.Announce(new OrderPlaced(miriam.Sold.Id, miriam.Signup.Id, miriam.Id, house.Time.GetUtcNow()), new CustomerAttached(miriam.Signup.Id, miriam.Id), new PaymentProfileAttached(miriam.Signup.Id, PaymentProfileId.New()));

        var (all, events) = (await Story(new()), await Story(new(Only: StoryKind.Events)));

        Assert.Equal(("2 quiet entries", 2, "The sign-up has its customer"), (all.Find(".quiet summary").TextContent, all.FindAll(".quiet li").Count, all.Find(".quiet li:last-child b").TextContent));
        Assert.Contains("placed", all.FindAll(".body > .timeline b")[0].TextContent, StringComparison.Ordinal);
        Assert.Empty(events.FindAll(".quiet"));
        Assert.NotEmpty(events.FindAll(".timeline li"));

        async Task<IRenderedComponent<TimelineList>> Story(StoryWish wish)
        {
            var story = await house.Get<ReadTimeline>().Run(miriam.Id, wish);
            return Render<TimelineList>(p => p.Add(t => t.Path, "/ops/customers/" + miriam.Id).Add(t => t.Reading, story).Add(t => t.Wish, wish));
        }
    }

    [Fact]
    public async Task A_timeline_says_what_comes_before_what_was_and_after_it_where_the_oldest_come_first()
    {
        await house.Save(Deadline.At(AttentionDue.Kind, miriam.Contract.Id.Value, house.Time.GetUtcNow().AddHours(4)));
        await house.Save(Deadline.At(SignupWeb.Payments.Charging.ChargeTakesLong.Kind, miriam.Sold.Id.Value, house.Time.GetUtcNow().AddHours(1)));
        await house.Announce(new CustomerExported(miriam.Id, "Ana Kovač"));
        var (coming, address) = ((await house.Get<ReadCustomer>().Run(miriam.Id))!.Coming, "/ops/customers/" + miriam.Id);

        var newest = await Story(new());
        Assert.Equal(["Coming", "today, 21 Nov 2026", "11 Nov 2026"], newest.FindAll(".day").Select(d => d.TextContent), StringComparer.Ordinal);
        Assert.Equal(["Somebody must look at the contract", "An unpaid cycle is charged again"], newest.FindAll(".ahead").Select(a => a.TextContent), StringComparer.Ordinal);
        Assert.Equal(("today 18:32", "C-00001"), (newest.Find(".timeline .when").TextContent, newest.Find(".timeline .why").TextContent));
        Assert.Equal(("Oldest first", $"{address}?order=oldest#timeline"), (newest.Find("header a").TextContent, newest.Find("header a").GetAttribute("href")));

        var oldest = await Story(StoryWish.Asked(null, null, "oldest"));
        Assert.Equal(["11 Nov 2026", "today, 21 Nov 2026", "Coming"], oldest.FindAll(".day").Select(d => d.TextContent), StringComparer.Ordinal);
        Assert.Equal(("Newest first", $"{address}#timeline"), (oldest.Find("header a").TextContent, oldest.Find("header a").GetAttribute("href")));
        Assert.Equal($"{address}?show=mails&order=oldest#timeline", oldest.FindAll(".kinds a")[1].GetAttribute("href"));
        Assert.Empty((await Story(new(Only: StoryKind.Mails))).FindAll(".ahead"));

        async Task<IRenderedComponent<TimelineList>> Story(StoryWish wish)
        {
            var story = await house.Get<ReadTimeline>().Run(miriam.Id, wish);
            return Render<TimelineList>(p => p.Add(t => t.Path, address).Add(t => t.Reading, story).Add(t => t.Wish, wish).Add(t => t.Coming, coming));
        }
    }

    [Fact]
    public void Every_event_of_a_customer_has_words()
    {
        var written = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Platform", "written-events.txt")).Select(line => line.Split(' ', 3)).Select(parts => WrittenEvents.Ours.Read(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]));
        var words = ActivatorUtilities.CreateInstance<TimelineWords>(house.Services, new Dictionary<Guid, string>(), new ShopOptions());

        var unsaid = written.Where(IsOfACustomer).Where(happened => words.Of(new TimelineEntry.Written(OutboxMessage.Of(happened, [], house.Time.GetUtcNow()))).What == happened.GetType().Name).Select(happened => happened.GetType().Name);

        Assert.Empty(unsaid);
    }

    private static bool IsOfACustomer(IEvent happened) => happened.GetType().GetProperties().Any(p => p.PropertyType == typeof(CustomerId) || p.PropertyType == typeof(SignupId) || p.PropertyType == typeof(OrderId) || p.PropertyType == typeof(ContractId));

    private string FactsOf(CustomerReading reading) => string.Join('\n', Render<CustomerFacts>(p => p.Add(f => f.Reading, reading)).FindAll("dl > div").Select(Fact));

    private string RowOf(CustomerReading reading) => string.Join(" | ", Render<ContractRows>(p => p.Add(c => c.Reading, reading)).FindAll("tbody th, tbody td").Select(cell => Clean(cell.InnerHtml.Replace("<small>", " ", StringComparison.Ordinal).Replace("</small>", "", StringComparison.Ordinal))));

    private string Open(CustomerReading reading)
    {
        var things = OpenThings.Of(reading, house.Get<Microsoft.Extensions.Localization.IStringLocalizer<PeopleTexts>>(), house.Get<Sentences>());
        return string.Join('\n', Render<OpenList>(p => p.Add(o => o.Things, things)).FindAll(".answers").Select(a => string.Join(" / ", a.QuerySelectorAll("b, p").Select(e => e.TextContent.Trim()))));
    }

    private static string Fact(AngleSharp.Dom.IElement row) => Clean($"{row.QuerySelector("dt")!.TextContent}: {row.QuerySelector("dd")!.TextContent}");

    private static string Clean(string text) => string.Join(' ', System.Text.RegularExpressions.Regex.Replace(text, "<[^>]+>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
