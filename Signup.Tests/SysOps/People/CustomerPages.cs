using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using SignupWeb;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps.People;

/// <summary>The customer pages as they arrive, by role, and the ways that lead to them.</summary>
[Collection("People pages")]
public sealed class CustomerPages(PeopleHost people)
{
    private readonly OpsHost host = people.Host;
    private readonly HttpClient admin = people.Admin, support = people.Support;

    [Fact]
    public async Task Are_found_by_a_search_that_stands_in_the_address_and_lead_on()
    {
        var miriam = await people.Miriam();
        var found = await Page(support, "/ops/customers?q=harbor");
        var page = await Page(support, found.QuerySelectorAll("table.grid tbody th a").First(a => a.GetAttribute("href")!.EndsWith(miriam.Id.ToString(), StringComparison.Ordinal)).GetAttribute("href")!);

        Assert.Equal("harbor", found.QuerySelector("main input[name=q]")!.GetAttribute("value"));
        Assert.Equal("Name Harbor Logistics GmbH", found.QuerySelectorAll("table.grid tbody td")[^1].TextContent);
        Assert.Equal("Harbor Logistics GmbH", page.QuerySelector("h1")!.TextContent);
        Assert.Contains($"Miriam Vogt, {miriam.Customer.Email}, customer since", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/ops/contracts/" + miriam.Contract.Id], page.QuerySelectorAll(".grid.two th a").Select(a => a.GetAttribute("href")), StringComparer.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#timeline .timeline li"));
        Assert.Contains("No customer found", (await Page(support, "/ops/customers?q=zzz")).Body!.TextContent, StringComparison.Ordinal);
        using var visitor = await host.ClientOf(role: null);
        using var customer = await host.ClientOf(Role.Customer);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), ((await visitor.GetAsync("/ops/customers?q=harbor")).StatusCode, (await customer.GetAsync("/ops/customers/" + miriam.Id)).StatusCode));
    }

    [Fact]
    public async Task Offer_what_the_role_allows()
    {
        var miriam = await people.Miriam();
        var seen = await Page(support, "/ops/customers/" + miriam.Id);
        var all = await Page(admin, "/ops/customers/" + miriam.Id);

        Assert.Equal("Refund, Suggest a plan", Actions(seen));
        Assert.Equal("Refund, Suggest a plan, Export, Suspend, Delete", Actions(all));
        Assert.Equal($"/ops/orders/{miriam.Sold.Order.Reference}/refund", all.QuerySelector(".between > .actions a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Are_led_to_from_contract_risks_and_money_and_are_named_in_the_navigation()
    {
        var miriam = await people.Miriam();
        var now = host.Get<TimeProvider>().GetUtcNow();
        await host.Plant(db => db.AddRange(miriam.Sold.Disputed(now), miriam.Sold.Asked(17_731, Guid.NewGuid(), "Chiara Rossi", now), Risk.Found("payment-stuck", Severity.Red, miriam.Sold.Id.Value, "An order hangs.", now), Risk.Found("customer-told", Severity.Red, miriam.Id.Value, "About a person.", now)));
        var there = "/ops/customers/" + miriam.Id;

        Assert.Equal((1, 2, 3), (await Links("/ops/contracts/" + miriam.Contract.Id), await Links("/ops/risks"), await Links("/ops/money?renewals=all")));
        Assert.Equal("page", (await Page(support, there)).QuerySelector(".side a[href='/ops/customers']")!.GetAttribute("aria-current"));
        Assert.Equal("/ops/customers", (await Page(support, "/ops/board")).QuerySelector(".top form.find")!.GetAttribute("action"));

        async Task<int> Links(string path) => (await Page(support, path)).QuerySelectorAll($"main a[href='{there}']").Length;
    }

    [Fact]
    public async Task Say_so_when_there_is_no_such_customer_and_tell_of_it_once()
    {
        var unknown = CustomerId.New();

        foreach (var client in new[] { support, admin })
        {
            using var answer = await client.GetAsync("/ops/customers/" + unknown);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("CUSTOMER_NOT_FOUND", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var told = Assert.Single(await Announced<RiskFound>(), r => r.SubjectId == unknown.Value);
        Assert.Equal((TellOfUnknown.RiskKind, "red", unknown.Value), (told.Kind, told.Severity, told.SubjectId));
        Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync("/ops/customers/nobody")).StatusCode);

        var overHttp = CustomerId.New();
        Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync($"/api/customers/{overHttp}/profile")).StatusCode);
        Assert.Single(await Announced<RiskFound>(), r => r.SubjectId == overHttp.Value);
        Assert.Single(await Announced<RiskFound>(), r => r.Kind == TellOfUnknown.RiskKind && r.SubjectId == unknown.Value);
    }

    [Fact]
    public async Task Say_so_when_nobody_has_the_address_that_was_looked_up_and_tell_of_all_such_as_one()
    {
        var (miriam, other) = (await people.Miriam(), $"x.{Guid.NewGuid():N}@nowhere.example");
        foreach (var half in new[] { "nobody@", "nobody@nowhere", miriam.Customer.Email.Value, miriam.Customer.Email.Value[..^3] }) { Assert.DoesNotContain("CUSTOMER_NOT_FOUND", await Found(half), StringComparison.Ordinal); }
        Assert.DoesNotContain(await Announced<RiskFound>(), r => r.SubjectId == Guid.Empty && r.Kind == TellOfUnknown.RiskKind);

        foreach (var typed in new[] { "nobody@nowhere.example", "NOBODY@nowhere.example", other }) { Assert.Contains("CUSTOMER_NOT_FOUND", await Found(typed), StringComparison.Ordinal); }

        var told = (await Announced<RiskFound>()).Where(r => r.SubjectId == Guid.Empty && r.Kind == TellOfUnknown.RiskKind).ToList();
        Assert.Equal((2, "yellow"), (told.Count, told[0].Severity));
        Assert.Contains("n…@nowhere.example", told[0].Sentence, StringComparison.Ordinal);

        Task<string> Found(string words) => support.GetStringAsync("/ops/customers?q=" + Uri.EscapeDataString(words));
    }

    [Fact]
    public async Task Give_managers_the_whole_story_as_a_file_in_their_words()
    {
        var miriam = await people.Miriam();
        await host.Plant(db => db.Announce(new CustomerSuspended(miriam.Id, "=1+1, unpaid")));
        using var taken = await admin.GetAsync($"/ops/customers/{miriam.Id}/story");
        using var refused = await support.GetAsync($"/ops/customers/{miriam.Id}/story");
        var lines = (await taken.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((HttpStatusCode.OK, "text/csv", HttpStatusCode.NotFound), (taken.StatusCode, taken.Content.Headers.ContentType!.MediaType, refused.StatusCode));
        Assert.Equal("at,kind,what,more,by", lines[0]);
        Assert.Matches("Account and support,Suspended,\"'=1\\+1, unpaid\",$", lines[^1]);
        Assert.Equal(lines.Skip(1).Order(StringComparer.Ordinal).Select(l => l[..19]), lines.Skip(1).Select(l => l[..19]), StringComparer.Ordinal);
        Assert.Equal($"/ops/customers/{miriam.Id}/story", (await Page(admin, "/ops/customers/" + miriam.Id)).QuerySelector("#timeline a[download]")?.GetAttribute("href"));
        Assert.Null((await Page(support, "/ops/customers/" + miriam.Id)).QuerySelector("#timeline a[download]"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/ops/customers/{CustomerId.New()}/story")).StatusCode);
    }

    [Fact]
    public async Task Lead_from_any_id_to_its_customer_and_say_so_when_nobody_has_it()
    {
        var (miriam, unknown) = (await people.Miriam(), Guid.NewGuid());

        foreach (var id in new[] { miriam.Id.Value, miriam.Signup.Id.Value, miriam.Sold.Id.Value, miriam.Contract.Id.Value })
        {
            var found = await Page(support, "/ops/customers?q=" + id);
            Assert.Equal(["/ops/customers/" + miriam.Id, "Its id"], [found.QuerySelector("table.grid tbody th a")?.GetAttribute("href"), found.QuerySelectorAll("table.grid tbody td")[^1].TextContent], StringComparer.Ordinal);
        }

        Assert.Contains("CUSTOMER_NOT_FOUND", await support.GetStringAsync("/ops/customers?q=" + unknown), StringComparison.Ordinal);
        Assert.Single(await Announced<RiskFound>(), r => r.SubjectId == unknown);
    }

    [Fact]
    public async Task Give_an_administrator_the_same_file_the_customer_gets_and_write_down_who_took_it()
    {
        var miriam = await people.Miriam();
        using var taken = await admin.GetAsync($"/api/customers/{miriam.Id}/export");
        using var refused = await support.GetAsync($"/api/customers/{miriam.Id}/export");

        Assert.Equal((HttpStatusCode.OK, "application/zip", HttpStatusCode.NotFound), (taken.StatusCode, taken.Content.Headers.ContentType!.MediaType, refused.StatusCode));
        Assert.Equal(new CustomerExported(miriam.Id, "A Admin"), Assert.Single(await Announced<CustomerExported>(), e => e.CustomerId == miriam.Id));
    }

    private static string Actions(IHtmlDocument page) => string.Join(", ", page.QuerySelectorAll(".between > .actions > *").Select(a => a.TextContent.Trim()));

    private static async Task<IHtmlDocument> Page(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path));

    private async Task<List<T>> Announced<T>()
        where T : IEvent
    {
        await using var db = host.Get<IDbContextFactory<SignupDb>>().CreateDbContext();
        return [.. (await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Type == typeof(T).Name).ToListAsync()).Select(m => (T)m.Read())];
    }
}
