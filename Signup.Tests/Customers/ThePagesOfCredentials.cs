using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers;

/// <summary>Another address and another password: in a real browser where something is live or looked at, without one where a form is sent.</summary>
public sealed class ThePagesOfCredentials : InABrowser
{
    private const string NewPassword = "boje-im-morgennebel";

    [Fact]
    public async Task Another_address_is_asked_for_in_the_account_and_confirmed_by_the_mailed_link()
    {
        var (email, _) = await Shops.Open.Registered();
        var wanted = "eine-sehr-lange-adresse-fuer-die-buchhaltung-im-hafen." + email;
        var page = await SignedInAt("/account/security", email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change e-mail address" }).ClickAsync();
        await page.GetByLabel("New e-mail address").FillAsync(wanted);
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync("wrong-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a link" }).ClickAsync();
        await Expect(page.Locator("#currentPassword-error")).ToContainTextAsync("This is not your password");
        await Everybody.CanUse(page, "change-address-card");
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync(Shops.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a link" }).ClickAsync();
        await Expect(page.GetByText($"We have sent a link to {wanted}.")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "change-address-sent");

        var link = await Shops.Open.LinkIn("change-address", wanted);
        using var elsewhere = new PlainBrowser(Shops.Open);
        var opened = await elsewhere.Open(link);
        var there = await page.Context.NewPageAsync();
        await there.GotoAsync(Shops.Open.Url + link);
        await Everybody.CanUse(there, "change-address-asks");
        await there.GetByRole(AriaRole.Button, new() { Name = "Use this address" }).ClickAsync();

        await Expect(there.GetByText("This is your e-mail address now.")).ToBeVisibleAsync();
        await Everybody.CanUse(there, "change-address-done");
        await Expect(page.GetByText(wanted, new() { Exact = true })).ToBeVisibleAsync();
        Assert.Contains("This link does not work any more.", (await opened.Press("Use this address")).Says("main .notice"), StringComparison.Ordinal);
        await there.GotoAsync(Shops.Open.Url + link);
        await there.GetByRole(AriaRole.Button, new() { Name = "Use this address" }).ClickAsync();
        await Expect(there.GetByText("This link does not work any more.")).ToBeVisibleAsync();
        await Everybody.CanUse(there, "change-address-gone");
        await CanSignIn(wanted, Shops.Password);
    }

    [Fact]
    public async Task Another_password_keeps_this_browser_signed_in_with_another_session_and_no_other()
    {
        var (email, _) = await Shops.Open.Registered();
        var page = await SignedInAt("/account/security", email);
        var other = await SignedInAt("/account/security", email);
        var before = await CookieOf(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Change password" }).ClickAsync();
        await page.GetByLabel("Current password").WaitForAsync();
        await Everybody.CanUse(page, "password");
        await Change(page, "wrong-password", "short");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Password must be 8 characters or more");
        await Everybody.CanUse(page, "password-errors");
        await Change(page, "wrong-password", NewPassword);
        await Expect(page.Locator("#currentPassword-error")).ToContainTextAsync("This is not your password");
        await Change(page, Shops.Password, NewPassword);

        await Expect(page.GetByText("Your password was changed. Everywhere else you are signed out.")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "password-changed");
        Assert.NotEqual(before, await CookieOf(page), StringComparer.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Where you are signed in" })).ToBeVisibleAsync();
        await Expect(other.GetByText("Your session has ended.")).ToBeVisibleAsync();
        await CanSignIn(email, NewPassword);
    }

    [Fact]
    public async Task Staff_need_15_characters_and_go_on_to_their_board()
    {
        var email = $"{Guid.NewGuid():N}@northwind.example";
        var hash = (await Shops.Open.Get<PasswordWork>().Hash("harbour tram violet nine")).Value;
        await Shops.Open.Get<UnitOfWork>().Run(db =>
        {
            db.Add(Logins.Make(EmailAddress.Parse(email), Role.Manager, "Ana Kovač", hash));
            return Task.FromResult(0);
        });
        using var ana = new PlainBrowser(Shops.Open);
        await ana.SignIn(email, "harbour tram violet nine");

        var tooShort = await Change(await ana.Open("/account/password"), "harbour tram violet nine", "boje-im-nebel1");
        var changed = await Change(tooShort, "harbour tram violet nine", "harbour tram violet ten");

        Assert.Contains("Password must be 15 characters or more", tooShort.Says("#newPassword-error"), StringComparison.Ordinal);
        Assert.Equal("/ops/board", changed.At);
    }

    [Fact]
    public async Task A_visitor_signs_in_first()
    {
        using var visitor = new PlainBrowser(Shops.Open);

        Assert.Equal("/sign-in?return=/account/password", (await visitor.Open("/account/password")).At);
    }

    private static async Task Change(IPage page, string current, string password)
    {
        await page.GetByLabel("Current password").FillAsync(current);
        await page.Locator("#newPassword").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save password" }).ClickAsync();
    }

    private static Task<PlainPage> Change(PlainPage page, string current, string password) => page.Press("Save password", ("Current password", current), ("New password", password));

    private static async Task<string> CookieOf(IPage page) => (await page.Context.CookiesAsync()).Single(c => c.Name == "signup").Value;

    private async Task<IPage> SignedInAt(string path, string email) => (await SignedIn(Shops.Open, email, path)).Page;

    private static async Task CanSignIn(string email, string password)
    {
        using var mara = new PlainBrowser(Shops.Open);
        var page = await mara.Open("/sign-in?return=/account/security");
        Assert.Equal("/account/security", (await page.Press("Sign in", ("E-mail address", email), ("Password", password))).At);
    }
}
