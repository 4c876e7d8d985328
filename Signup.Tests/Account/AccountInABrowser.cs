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
    private static readonly string[] Sections = ["", "/orders", "/invoices", "/contracts", "/downloads", "/payment", "/profile", "/security", "/privacy"];

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
