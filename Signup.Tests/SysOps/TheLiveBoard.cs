using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.Risks;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>The board and a contract's criteria in a browser: live, by keyboard, with two people at once.</summary>
[Collection("SysOps pages")]
public sealed class TheLiveBoard(OpsPages pages) : InABrowser
{
    [Fact]
    public async Task A_new_contract_appears_within_a_second_as_not_assessed()
    {
        var page = await pages.Live("/ops/board?q=Sundby");
        await Expect(page.GetByText("No contract found")).ToBeVisibleAsync();

        await pages.Plant(db => SampleContracts.Plant(db, 700, "Sundby Bakery", "Team", BillingCycle.Monthly, Now()));

        var column = page.Locator(".column.none");
        await Expect(column.GetByRole(AriaRole.Link, new() { Name = "Sundby Bakery" })).ToBeVisibleAsync(new() { Timeout = 1000 });
        await Expect(column).ToContainTextAsync("0 of 5 assessed");
    }

    [Fact]
    public async Task The_title_of_the_tab_tells_how_many_risks_are_open_live()
    {
        var page = await pages.Live("/ops/board");
        var open = (await pages.Host.All<Risk>()).Count(r => r.IsOpen);
        await Expect(page).ToHaveTitleAsync($"({open}) Board - Northwind Support");

        await pages.Plant(db => db.Add(Risk.Found("payment-stuck", Severity.Yellow, Guid.NewGuid(), "An order hangs.", Now())));

        await Expect(page).ToHaveTitleAsync($"({open + 1}) Board - Northwind Support");
    }

    [Fact]
    public async Task The_side_navigation_counts_what_is_overdue_live()
    {
        var page = await pages.Live("/ops/board");
        var late = (await pages.Host.All<Contract>()).Count(c => c.DueAt <= Now());
        Contract contract = null!;

        await pages.Plant(db => { contract = SampleContracts.Plant(db, 791, "Lindqvist Foundry", "Team", BillingCycle.Monthly, Now()); db.Entry(contract).Property(c => c.DueAt).CurrentValue = Now().AddMinutes(-5); });
        await Expect(page.Locator(".side .count.red .unseen").GetByText($"{late + 1} overdue")).ToHaveCountAsync(1);
        await pages.Plant(db => db.Entry(db.Find<Contract>(contract.Id)!).Property(c => c.DueAt).CurrentValue = null);

        await Expect(page.Locator(".side").GetByText($"{late + 1} overdue")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task While_the_connection_is_away_the_page_says_from_when_it_is()
    {
        var page = await pages.Live("/ops/board");
        var bar = page.Locator("#components-reconnect-modal");

        await bar.EvaluateAsync("bar => bar.classList.add('components-reconnect-show')");
        await Expect(bar).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"What you see is from\s+\d\d:\d\d:\d\d\.", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)), new() { UseInnerText = true });
        await Expect(page.Locator(".while-stale")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() + 185_000; signupOutOfDate('no part', false); }");
        await Expect(bar).ToContainTextAsync("It is 3 min old.", new() { UseInnerText = true });
        await Browser.Shot(page, "ops-board-stale");
        await bar.EvaluateAsync("bar => bar.classList.replace('components-reconnect-show', 'components-reconnect-hide')");
        await Expect(page.Locator(".while-live")).ToBeVisibleAsync();

        await Expect(page.GetByText("What you see is from")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_bell_rings_live_and_is_quiet_once_seen()
    {
        var page = await pages.Live("/ops/board");
        await Expect(page.Locator(".bell")).ToBeVisibleAsync();

        await pages.Plant(db => db.Add(SignupWeb.SysOps.Notices.Notice.Of("payment-stuck", Guid.NewGuid(), Severity.Red, "An order hangs.", Now())));

        await Expect(page.Locator(".bell .count")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Notices: " }).ClickAsync();
        await Expect(page.Locator("#notices")).ToContainTextAsync("An order hangs.");
        await Everybody.CanUse(page, "the bell");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all as seen" }).ClickAsync();
        await Expect(page.Locator(".bell .count")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#notices")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Tiles_search_and_view_stand_in_the_address_and_back_undoes_them()
    {
        var page = await pages.Live("/ops/board");

        await page.Locator(".tile.yellow").ClickAsync();
        await Expect(page).ToHaveURLAsync(pages.Host.Url + "/ops/board?colour=yellow");
        await Expect(page.Locator(".case.red")).ToHaveCountAsync(0);
        await Expect(page.Locator(".case.yellow").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Table" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = "Oakline Studio" })).ToBeVisibleAsync();
        await page.GetByLabel("Search the board").FillAsync("kestrel");
        await page.GetByLabel("Search the board").PressAsync("Enter");
        await Expect(page.GetByText("1 of ")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(pages.Host.Url + "/ops/board?q=kestrel&owner=&due=&sort=worst&colour=yellow&view=table");
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Oakline Studio" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keys_j_k_slash_a_and_Enter_are_enough_and_the_question_mark_tells_them()
    {
        var page = await pages.Live("/ops/board?colour=red");
        var links = page.Locator("[data-row]");

        await page.Keyboard.PressAsync("j");
        await Expect(links.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(links.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(links.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("Search the board")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByLabel("Search the board")).ToHaveValueAsync("j");
        await page.GetByLabel("Search the board").BlurAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("acknowledge the contract");
        await Accessible.Check(page, "The keys of the board");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await links.Nth(0).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Harbor Logistics GmbH" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.Locator(".head[data-live]")).ToHaveCountAsync(1); // what is drawn anew while the circuit starts has no focus
        await links.Nth(0).FocusAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByLabel("What do you know")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Colouring_a_criterion_shows_on_the_board_of_a_colleague()
    {
        var contract = await Contract(701, "Fernhill Dental");
        var board = await pages.Live("/ops/board?q=Fernhill");
        var page = await Own($"/ops/contracts/{contract.Id}");
        var availability = page.GetByRole(AriaRole.Group, new() { Name = "Availability" });

        await availability.GetByText("Red", new() { Exact = true }).Last.ClickAsync();
        await Expect(page.GetByText("1 change not saved.")).ToBeVisibleAsync();
        await Accessible.Check(page, "A contract with a change");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(availability.GetByText("Say why: yellow, red and every later change need a reason.")).ToBeVisibleAsync();
        await Browser.Shot(page, "ops-contract-refused");
        await availability.GetByLabel("Availability, value").FillAsync("99.31 %");
        await availability.GetByLabel("Why Red?").FillAsync("Load balancer in Lyon drops 1 in 150 calls");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByText("Red because of: Availability.")).ToBeVisibleAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Not assessed to Red, 99.31 %.");
        await Expect(board.Locator(".column.red")).ToContainTextAsync("Fernhill Dental");
    }

    [Fact]
    public async Task Who_was_overtaken_is_told_and_nothing_is_overwritten()
    {
        var contract = await Contract(702, "Vantage Freight");
        var (ana, ben) = (await Own($"/ops/contracts/{contract.Id}"), await Own($"/ops/contracts/{contract.Id}"));
        await ana.GetByRole(AriaRole.Group, new() { Name = "Restore test" }).GetByText("Green", new() { Exact = true }).ClickAsync();
        await Expect(ana.GetByText("1 change not saved.")).ToBeVisibleAsync();

        await ben.GetByRole(AriaRole.Group, new() { Name = "Restore test" }).GetByText("Yellow", new() { Exact = true }).Last.ClickAsync();
        await ben.GetByLabel("Why Yellow?").FillAsync("41 days ago");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(ana.GetByText("Changed by Ana Kovač")).ToBeVisibleAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Load it again" }).ClickAsync();
        await Expect(ana.GetByRole(AriaRole.Group, new() { Name = "Restore test" }).GetByLabel("Yellow", new() { Exact = true })).ToBeCheckedAsync();
        Assert.Equal(Colour.Yellow, (await pages.Host.Get<ReadContract>().Run(contract.Id))!.Contract.Colour);
    }

    [Fact]
    public async Task A_risk_is_resolved_with_a_reason()
    {
        var page = await pages.Live("/ops/risks");
        var row = page.GetByRole(AriaRole.Row, new() { Name = "Mail not sent" });

        await row.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Accessible.Check(page, "The question before resolving");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(page.GetByText("Enter what was done")).ToBeVisibleAsync();
        await page.GetByLabel("What was done?").FillAsync("Asked the customer for another address");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();

        await Expect(row).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Resolved" }).ClickAsync();
        await Expect(page.GetByText("Ana Kovač: Asked the customer for another address")).ToBeVisibleAsync();
    }

    private DateTimeOffset Now() => pages.Host.Get<TimeProvider>().GetUtcNow();

    private async Task<Contract> Contract(int number, string customer)
    {
        Contract? contract = null;
        await pages.Plant(db => contract = SampleContracts.Plant(db, number, customer, "Team", BillingCycle.Monthly, Now()));
        return contract!;
    }

    /// <summary>The page in a browser of its own, with its circuit up: what is interactive can be used.</summary>
    private async Task<IPage> Own(string path)
    {
        var page = (await SignedIn(pages.Host, Shops.AdminEmail, path)).Page;
        await Expect(page.Locator("[data-live]")).ToHaveCountAsync(1);
        return page;
    }
}
