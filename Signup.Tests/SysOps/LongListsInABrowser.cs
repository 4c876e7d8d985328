using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Risks;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>Boards and queues of several pages, walked by their links.</summary>
public sealed class LongListsInABrowser(OpsPages pages) : IClassFixture<OpsPages>
{
    [Fact]
    public async Task The_table_leads_forwards_and_back_and_a_search_says_when_there_are_more()
    {
        await pages.Plant(db => ManyContracts.Sample(db, pages.Host.Get<TimeProvider>().GetUtcNow().AddDays(-20)));
        await using (var db = await pages.Host.Get<IDbContextFactory<SignupDb>>().CreateDbContextAsync()) { await ManyContracts.Plant(db, (await pages.Host.All<Contract>()).Single(c => c.Number == "C-00001"), 1000, 1800); }
        var page = await pages.Live("/ops/board?view=table");
        var links = page.Locator("[data-row]");
        var first = await links.First.GetAttributeAsync("href");

        await Pager(page, "Next");
        await Expect(links.First).Not.ToHaveAttributeAsync("href", first!);
        var second = await links.First.GetAttributeAsync("href");
        await Everybody.CanUse(page, "/ops/board-long", (1440, ColorScheme.Light), (1440, ColorScheme.Dark), (320, ColorScheme.Light), (320, ColorScheme.Dark));
        await page.SetViewportSizeAsync(1280, 900);
        await Pager(page, "Next");
        await Expect(links.First).Not.ToHaveAttributeAsync("href", second!);
        await Pager(page, "Previous");
        await Expect(links.First).ToHaveAttributeAsync("href", second!);
        await Pager(page, "Last");
        await Expect(page.Locator(".pager").GetByText("Next")).ToHaveCountAsync(0);
        await Pager(page, "First");
        await Expect(links.First).ToHaveAttributeAsync("href", first!);
        await Expect(page.Locator(".pager").GetByText("Previous")).ToHaveCountAsync(0);

        await page.GetByLabel("Search the board").FillAsync("gmbh");
        await page.GetByLabel("Search the board").PressAsync("Enter");
        await Expect(page.GetByText("The newest 500 that match; more letters find fewer")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/board-more", (1440, ColorScheme.Light), (320, ColorScheme.Dark));
        await page.GetByRole(AriaRole.Link, new() { Name = "Columns" }).ClickAsync();
        await Expect(page.Locator(".column.red .more")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/board-more-columns", (1440, ColorScheme.Dark), (320, ColorScheme.Light));
    }

    [Fact]
    public async Task The_queue_of_risks_has_pages()
    {
        var now = pages.Host.Get<TimeProvider>().GetUtcNow();
        await pages.Plant(db => db.AddRange(Enumerable.Range(0, 70).Select(i => Risk.Found("MONEY_HELD", Severity.Yellow, Guid.NewGuid(), $"Held {i}.", now.AddDays(-1).AddMinutes(-i)))));
        var page = await pages.Live("/ops/risks");

        await Expect(page.GetByText("Held 0.")).ToBeVisibleAsync();
        await Pager(page, "Next");
        await Expect(page.GetByText("Held 69.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Held 0.")).ToHaveCountAsync(0);
        await Everybody.CanUse(page, "/ops/risks-long", (1440, ColorScheme.Light), (320, ColorScheme.Dark));
        await Pager(page, "First");
        await Expect(page.GetByText("Held 0.")).ToBeVisibleAsync();
    }

    private static Task Pager(IPage page, string name) => page.Locator(".pager").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
}
