using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Account;

/// <summary>The account in a real browser: usable by everybody, live, and gone with its session.</summary>
[Collection("Sign-up pages")]
public sealed class AccountInABrowser(SignupPages pages)
{
    private static readonly string[] Sections = ["", "/orders", "/invoices", "/contracts", "/downloads", "/profile", "/security", "/privacy"];

    [Fact]
    public async Task Every_section_can_be_used_by_everybody()
    {
        using var program = new Headless(pages.Host);
        await program.Order(email: "sections@hafenlicht.example");
        pages.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await program.Signup())["state"] == "completed", "the sign-up completed");
        var page = await SignedIn("sections@hafenlicht.example");

        foreach (var section in Sections)
        {
            await page.GotoAsync($"{pages.Host.Url}/account{section}");
            await page.Locator(".overview h1").WaitForAsync();
            await Everybody.CanUse(page, $"/account{section}");
        }

        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task An_order_can_be_cancelled_there_and_the_page_follows()
    {
        using var program = new Headless(pages.Host);
        await program.Order(email: "regrets@hafenlicht.example");
        var page = await SignedIn("regrets@hafenlicht.example");

        await page.GetByRole(AriaRole.Timer).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel order" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel order" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Timer)).ToHaveCountAsync(0);
        Assert.Equal("cancelled", (string?)(await program.PlacedOrder())["state"]);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_suspension_takes_the_open_page_away()
    {
        var registered = await pages.Host.Get<RegisterCustomer>().Run(new("suspended@hafenlicht.example", "kran-elbe-mittwoch") { FirstName = "Mara" }, Origin.Unknown);
        var page = await SignedIn("suspended@hafenlicht.example");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hello, Mara" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send it again" })).ToBeEnabledAsync();

        await pages.Host.Get<SuspendCustomer>().Run(Actor.System, registered.Value.CustomerId, "asked for it");

        await Expect(page.GetByText("Your session has ended.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hello, Mara" })).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    private async Task<IPage> SignedIn(string email)
    {
        var page = (await pages.Visitor()).Page;
        await page.GotoAsync($"{pages.Host.Url}/sign-in?return=/account");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("kran-elbe-mittwoch");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/account");
        return page;
    }
}
