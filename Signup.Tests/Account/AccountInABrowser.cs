using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Subscriptions;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Account;

/// <summary>The account in a real browser: usable by everybody, and live. That it goes with its session is seen in TakingASessionAway.</summary>
[Collection(Shops.MovedClock)]
public sealed class AccountInABrowser : InABrowser
{
    private static readonly string[] Sections = ["", "/inbox", "/orders", "/invoices", "/contracts", "/downloads", "/plan", "/payment", "/profile", "/security", "/privacy"];

    [Fact]
    public async Task Every_section_can_be_used_by_everybody()
    {
        using var program = new Headless(Shops.Moved);
        await program.Order(email: "sections@hafenlicht.example");
        Shops.Moved.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await program.Signup())["state"] == "completed", "the sign-up completed");
        await GetsSomethingBack(OrderId.Parse(program.OrderId, null));
        var mara = await SignedIn(Shops.Moved, "sections@hafenlicht.example", "/account");

        foreach (var section in Sections)
        {
            await mara.Page.GotoAsync($"{Shops.Moved.Url}/account{section}");
            await mara.Page.Locator(".overview h1").WaitForAsync();
            await Everybody.CanUse(mara.Page, $"/account{section}");
        }

        await ReadsALetter(mara.Page);
    }

    [Fact]
    public async Task An_order_can_be_cancelled_there_and_the_page_follows()
    {
        using var program = new Headless(Shops.Moved);
        await program.Order(email: "regrets@hafenlicht.example");
        var page = (await SignedIn(Shops.Moved, "regrets@hafenlicht.example", "/account")).Page;

        await page.GetByRole(AriaRole.Timer).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel order" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel order" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Timer)).ToHaveCountAsync(0);
        Assert.Equal("cancelled", (string?)(await program.PlacedOrder())["state"]);
    }

    [Fact]
    public async Task A_bigger_plan_is_chosen_checked_and_paid_for()
    {
        using var program = new Headless(Shops.Moved);
        await program.Order("Essential", email: "grows@hafenlicht.example");
        Shops.Moved.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await program.Signup())["state"] == "completed", "the sign-up completed");
        var page = (await SignedIn(Shops.Moved, "grows@hafenlicht.example", "/account/plan")).Page;

        await page.GetByRole(AriaRole.Radio, new() { Name = "Team" }).CheckAsync();
        await Expect(page.Locator(".preview .today")).ToContainTextAsync("Today you pay €");
        await Everybody.CanUse(page, "/account/plan chosen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue to review" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox).WaitForAsync();
        await Expect(page.Locator(".order-summary")).ToContainTextAsync("To pay today");
        await Everybody.CanUse(page, "review of a change");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Place order and pay" }).ClickAsync();
        await page.GetByRole(AriaRole.Timer).WaitForAsync();
        Shops.Moved.LetTheWindowPass();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you, Mara. You have Team now." })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Everybody.CanUse(page, "thank-you for a change");
        Assert.Equal("Team", (await Shops.Moved.All<Subscription>()).Single(s => s.CustomerId.ToString() == program.CustomerId).PlanName);
    }

    [Fact]
    public async Task A_press_shows_while_the_server_says_nothing_in_words_after_five_seconds_and_no_longer_once_it_does()
    {
        var page = await Visit();
        await page.Clock.InstallAsync();
        var frozen = false;
        var waiting = new List<Action>();
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            var server = socket.ConnectToServer();
            socket.OnMessage(message => Later(() => { if (message.Binary is { } bytes) { server.Send(bytes); } else { server.Send(message.Text!); } }));
        });
        var mara = new Visitor(page, Shops.Moved, (await Shops.Moved.Registered()).Email);
        await mara.HasSession();
        await page.GotoAsync($"{Shops.Moved.Url}/account/profile");
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Save" });
        await Expect(save).ToBeEnabledAsync();

        frozen = true;
        await save.ClickAsync();
        await Expect(save).ToHaveAttributeAsync("data-pressed", "");
        await page.Clock.FastForwardAsync(3_000);
        await Expect(page.Locator("#slow")).ToBeEmptyAsync();
        await page.Clock.FastForwardAsync(2_000);
        await Expect(page.Locator("#slow")).ToContainTextAsync("you need not press again");
        frozen = false;
        waiting.ForEach(send => send());

        await Expect(page.Locator("[data-pressed]")).ToHaveCountAsync(0);
        await Expect(page.Locator("#slow")).ToBeEmptyAsync();

        void Later(Action send)
        {
            if (frozen) { waiting.Add(send); }
            else { send(); }
        }
    }

    private static async Task ReadsALetter(IPage page)
    {
        await page.GotoAsync($"{Shops.Moved.Url}/account/inbox");
        await page.Locator(".inbox[data-live]").WaitForAsync();
        await page.Locator("summary").First.ClickAsync();
        await Expect(page.Locator("details").First).Not.ToHaveClassAsync("new");
        await Expect(page.Locator("details[open] .letter")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/account/inbox with a letter open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all as read" }).ClickAsync();
        await Expect(page.Locator("details.new, nav .count")).ToHaveCountAsync(0);
    }

    private static async Task GetsSomethingBack(OrderId order)
    {
        var invoice = await Eventually.See(async () => (await Shops.Moved.All<Invoice>()).SingleOrDefault(i => i.OrderId == order), "the invoice");
        await Shops.Moved.Get<UnitOfWork>().Run(db =>
        {
            db.Announce(new MoneyRefunded(order, invoice.CustomerId, invoice.PaymentInvoiceId!, $"re_of_{order}", invoice.Total with { Minor = 5_000 }, "order cancelled"));
            return Task.FromResult(0);
        });
        await Eventually.Hold(async () => (await Shops.Moved.All<CreditNote>()).Exists(c => c.OrderId == order), "the credit note");
    }
}
