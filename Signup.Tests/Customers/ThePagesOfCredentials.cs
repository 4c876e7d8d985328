using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers;

/// <summary>Another address and another password, in a real browser.</summary>
public sealed class ThePagesOfCredentials(CustomersHost host) : IClassFixture<CustomersHost>
{
    private const string NewPassword = "boje-im-morgennebel";

    [Fact]
    public async Task Another_address_is_asked_for_in_the_account_and_confirmed_by_the_mailed_link()
    {
        var (email, _) = await host.Registered();
        var wanted = "eine-sehr-lange-adresse-fuer-die-buchhaltung-im-hafen." + email;
        var page = await SignedIn(email, "/account/security");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change e-mail address" }).ClickAsync();
        await page.GetByLabel("New e-mail address").FillAsync(wanted);
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync("wrong-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a link" }).ClickAsync();
        await Expect(page.Locator("#currentPassword-error")).ToContainTextAsync("This is not your password");
        await Seen(page, "change-address-card");
        await page.GetByLabel("Your password", new() { Exact = true }).FillAsync(CustomersHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a link" }).ClickAsync();
        await Expect(page.GetByText($"We have sent a link to {wanted}.")).ToBeVisibleAsync();
        await Seen(page, "change-address-sent");

        var link = await host.LinkIn("change-address", wanted);
        await (await host.Open(link)).GetByRole(AriaRole.Button, new() { Name = "Use this address" }).WaitForAsync();
        var there = await page.Context.NewPageAsync();
        await there.GotoAsync(host.App.Url + link);
        await Seen(there, "change-address-asks");
        await there.GetByRole(AriaRole.Button, new() { Name = "Use this address" }).ClickAsync();

        await Expect(there.GetByText("This is your e-mail address now.")).ToBeVisibleAsync();
        await Seen(there, "change-address-done");
        await Expect(page.GetByText(wanted, new() { Exact = true })).ToBeVisibleAsync();
        var again = await host.Open(link);
        await again.GetByRole(AriaRole.Button, new() { Name = "Use this address" }).ClickAsync();
        await Expect(again.GetByText("This link does not work any more.")).ToBeVisibleAsync();
        await Seen(again, "change-address-gone");
        await SignedIn(wanted, "/account/security");
    }

    [Fact]
    public async Task Another_password_keeps_this_browser_signed_in_with_another_session_and_no_other()
    {
        var (email, _) = await host.Registered();
        var page = await SignedIn(email, "/account/security");
        var other = await SignedIn(email, "/account/security");
        await Seen(page, "security");
        var before = await CookieOf(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Change password" }).ClickAsync();
        await page.GetByLabel("Current password").WaitForAsync();
        await Seen(page, "password");
        await Change(page, "wrong-password", "short");
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Password must be 8 characters or more");
        await Seen(page, "password-errors");
        await Change(page, "wrong-password", NewPassword);
        await Expect(page.Locator("#currentPassword-error")).ToContainTextAsync("This is not your password");
        await Change(page, CustomersHost.Password, NewPassword);

        await Expect(page.GetByText("Your password was changed. Everywhere else you are signed out.")).ToBeVisibleAsync();
        await Seen(page, "password-changed");
        Assert.NotEqual(before, await CookieOf(page), StringComparer.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Where you are signed in" })).ToBeVisibleAsync();
        await Expect(other.GetByText("Your session has ended.")).ToBeVisibleAsync();
        await SignedIn(email, "/account/security", NewPassword);
    }

    [Fact]
    public async Task Staff_need_15_characters_and_go_on_to_their_board()
    {
        var email = $"{Guid.NewGuid():N}@northwind.example";
        var hash = await host.App.Get<PasswordWork>().Hash("harbour tram violet nine");
        await host.App.Get<UnitOfWork>().Run(db =>
        {
            db.Add(Logins.Make(EmailAddress.Parse(email), Role.Manager, "Ana Kovač", hash));
            return Task.FromResult(0);
        });
        var page = await SignedIn(email, "/account/password", "harbour tram violet nine");

        await Change(page, "harbour tram violet nine", "boje-im-nebel1");
        await Expect(page.Locator("#newPassword-error")).ToContainTextAsync("Password must be 15 characters or more");
        await Change(page, "harbour tram violet nine", "harbour tram violet ten");

        await page.WaitForURLAsync("**/ops/board");
    }

    [Fact]
    public async Task A_visitor_signs_in_first() => Assert.Contains("/sign-in?return=", (await host.Open("/account/password")).Url, StringComparison.Ordinal);

    private static async Task Change(IPage page, string current, string password)
    {
        await page.GetByLabel("Current password").FillAsync(current);
        await page.Locator("#newPassword").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save password" }).ClickAsync();
    }

    private static async Task<string> CookieOf(IPage page) => (await page.Context.CookiesAsync()).Single(c => c.Name == "signup").Value;

    /// <summary>Usable by everybody, and a picture each way.</summary>
    private static async Task Seen(IPage page, string what)
    {
        await Everybody.CanUse(page, what);
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(360, ColorScheme.Light), (1280, ColorScheme.Dark), (360, ColorScheme.Dark), (1280, ColorScheme.Light)])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Browser.Shot(page, $"{what}-{width}-{scheme.ToString().ToLowerInvariant()}");
        }
    }

    private async Task<IPage> SignedIn(string email, string path, string password = CustomersHost.Password)
    {
        var page = await host.Open("/sign-in?return=" + path);
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.Locator("#password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**" + path);
        return page;
    }
}
