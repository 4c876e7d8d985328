using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Customers.SecondFactor;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>What staff see of the second factor, where it is asked of them and where it is theirs to choose.</summary>
public sealed class StaffWithTwoFactor : InABrowser
{
    [Fact]
    public async Task The_first_administrator_adds_one_before_anything_opens_and_works_on_at_once()
    {
        await using var host = OpsHost.Start(("Access:StaffTwoFactor", "Required"));
        var page = await Visit();
        await SetupPage.FillIn(page, host.SetupUrl);
        await page.WaitForURLAsync("**/ops/security?add=1");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Add a second factor");
        foreach (var closed in (string[])["/ops/board", "/ops/risks", "/account"])
        {
            await page.GotoAsync(host.Url + closed);
            await page.WaitForURLAsync("**/ops/security?add=1");
        }

        await Expect(page.GetByText("Where you are signed in")).ToHaveCountAsync(0);
        await Everybody.CanUse(page, "adding a second factor");
        var phone = await TwoFactorPages.TurnOn(page, OpsHost.Password, app => app.ShowsAt(Now(host)));
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await page.WaitForURLAsync("**/ops/board");
        await Expect(page.GetByText("No contracts yet")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await TwoFactorPages.SignIn(page, host.Url + "/ops/risks", Shops.AdminEmail, OpsHost.Password);
        await page.WaitForURLAsync("**/sign-in/second-factor");

        // the code after the one that confirmed the app, which a phone that is a little ahead shows
        await page.GetByLabel("Code").FillAsync(phone.ShowsAt(Now(host).AddSeconds(30)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/ops/risks");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Their_own_page_shows_their_second_factor_and_their_sessions()
    {
        var page = (await SignedIn(Shops.Open, Shops.AdminEmail, "/ops/board")).Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Ana Kovač" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(Shops.Open.Url + "/ops/security");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Set up" })).ToBeEnabledAsync();
        await Expect(page.GetByText("This one", new() { Exact = true })).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/security", (1440, ColorScheme.Light), (320, ColorScheme.Dark));
    }

    private static DateTimeOffset Now(OpsHost host) => host.Get<TimeProvider>().GetUtcNow();
}
