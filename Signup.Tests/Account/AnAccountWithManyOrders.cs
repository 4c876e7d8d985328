using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using SignupTests.Journeys;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Account;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Account;

/// <summary>A thousand orders: the account shows them a page at a time, and what is open whatever its age.</summary>
public sealed class AnAccountWithManyOrders(TheShop shop) : IClassFixture<TheShop>, IAsyncLifetime, IDisposable
{
    private readonly PlainBrowser mara = new(shop.Host);
    private CustomerId id;

    public async Task InitializeAsync()
    {
        var email = shop.NewAddress();
        using var program = new Headless(shop.Host);
        await program.Order(email: email);
        shop.Time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Hold(async () => (string?)(await program.Signup())["state"] == "completed", "the order accepted");
        id = (await shop.Host.All<Signup>()).Single(s => s.Id.ToString() == program.SignupId).CustomerId!.Value;
        var first = (await shop.Host.All<Order>()).Single(o => o.CustomerId == id);
        await using var db = await shop.Host.Get<IDbContextFactory<SignupWeb.Platform.Data.SignupDb>>().CreateDbContextAsync();
        await Copies(db, "orders", first.CustomerId.Value, "\"PlacedAt\" - i * 600000000", ("Reference", "'R-' || substr(\"Id\", 25) || '-' || i"), ("State", "CASE i WHEN 999 THEN 'PaymentFailed' ELSE 'Cancelled' END"), ("CancelledAt", "CASE i WHEN 999 THEN NULL ELSE \"PlacedAt\" END"), ("Failure", "CASE i WHEN 999 THEN '{\"reason\":\"declined\",\"sentence\":\"Declined.\",\"at\":\"2026-11-21T13:32:00+00:00\"}' END"));
        await Copies(db, "contracts", first.CustomerId.Value, "\"SignedAt\" - i * 600000000", ("Number", "'X-' || substr(\"Id\", 25) || '-' || i"));
        await mara.SignIn(email);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => mara.Dispose();

    [Fact]
    public async Task Each_page_has_fifty_and_all_of_them_have_each_order_once()
    {
        var all = (await shop.Host.All<Order>()).Where(o => o.CustomerId == id).OrderByDescending(o => o.PlacedAt).Select(o => o.Reference).ToList();
        List<string> seen = [];
        for (var path = "/account/orders"; path is not null;)
        {
            var page = await mara.Read(path);
            var orders = page.QuerySelectorAll("tbody a").Select(a => a.TextContent).ToList();
            Assert.InRange(orders.Count, 1, ReadAccount.PageSize);
            seen.AddRange(orders);
            path = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(1000, seen.Count);
        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task The_overview_shows_what_is_open_however_old_and_nothing_of_the_long_list()
    {
        var page = await mara.Read("/account");

        Assert.Contains("did not go through", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".pager"));
        Assert.NotNull(page.QuerySelector(".tile a[href^='/contracts/']"));
    }

    [Theory]
    [InlineData("/account/orders?page=x")]
    [InlineData("/account/orders?page=-3")]
    [InlineData("/account/orders?page=21")]
    [InlineData("/account/orders?page=99999999999999")]
    public async Task A_page_that_is_not_there_is_the_first(string path) =>
        Assert.Equal(References(await mara.Read("/account/orders")), References(await mara.Read(path)), StringComparer.Ordinal);

    [Fact]
    public async Task Contracts_have_pages_too()
    {
        var last = await mara.Read("/account/contracts?page=20");

        Assert.Equal(ReadAccount.PageSize, last.QuerySelectorAll("section.card").Length);
        Assert.Equal("/account/contracts?page=19", last.QuerySelector(".pager a[rel=prev]")!.GetAttribute("href"));
        Assert.Null(last.QuerySelector(".pager a[rel=next]"));
    }

    private static IEnumerable<string> References(IHtmlDocument page) => page.QuerySelectorAll("tbody a").Select(a => a.TextContent);

    /// <summary>999 copies of her one row, each a minute older than the one before.</summary>
    private static async Task Copies(DbContext db, string table, Guid customer, string when, params (string Column, string Value)[] other)
    {
        var columns = await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM pragma_table_info({table})").ToListAsync();
        var values = other.ToDictionary(o => o.Column, o => o.Value, StringComparer.Ordinal);
        foreach (var key in (string[])["Id", "OrderId", "SignupId"]) { values.TryAdd(key, $"printf('%08X', i) || substr(\"{key}\", 9)"); }
        values[when.Split('"')[1]] = when;
        var list = string.Join(", ", columns.Select(c => $"\"{c}\""));
        var copied = string.Join(", ", columns.Select(c => values.GetValueOrDefault(c, $"\"{c}\"")));
        await db.Database.ExecuteSqlRawAsync(
            $"WITH RECURSIVE copies(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM copies WHERE i < 999) INSERT INTO {table} ({list}) SELECT {copied} FROM copies CROSS JOIN {table} AS sample WHERE sample.\"CustomerId\" = @customer".Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
            new Microsoft.Data.Sqlite.SqliteParameter("@customer", customer));
    }
}
