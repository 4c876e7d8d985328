using Microsoft.Playwright;
using SignupTests.Customers.SecondFactor;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>A shop whose staff need more than a password, as they see it.</summary>
public sealed class StaffWithTwoFactor : IAsyncLifetime
{
    private readonly Browser browser = new();
    private OpsHost host = null!;

    public async Task InitializeAsync()
    {
        await browser.InitializeAsync();
        host = OpsHost.Start(("Access:StaffTwoFactor", "Required"));
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task The_first_administrator_adds_one_before_anything_opens_and_works_on_at_once()
    {
        var page = await browser.Visit();
        await FinishSetUp(page);
        await page.WaitForURLAsync("**/ops/security?add=1");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Add a second factor");
        foreach (var closed in (string[])["/ops/board", "/ops/risks", "/account"])
        {
            await page.GotoAsync(host.Url + closed);
            await page.WaitForURLAsync("**/ops/security?add=1");
        }

        await Expect(page.GetByText("Where you are signed in")).ToHaveCountAsync(0);
        await Accessible.Check(page, "adding a second factor");
        await Browser.Shot(page, "ops-security-add");
        var phone = await TwoFactorPages.TurnOn(page, OpsHost.Password, app => app.ShowsAt(Now));
        await Browser.Shot(page, "ops-security-codes");
        await page.GetByRole(AriaRole.Button, new() { Name = "I have kept them" }).ClickAsync();
        await page.WaitForURLAsync("**/ops/board");
        await Expect(page.GetByText("No contracts yet")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await TwoFactorPages.SignIn(page, host.Url + "/ops/risks", "ana@northwind.example", OpsHost.Password);
        await page.WaitForURLAsync("**/sign-in/second-factor");

        // the code after the one that confirmed the app, which a phone that is a little ahead shows
        await page.GetByLabel("Code").FillAsync(phone.ShowsAt(Now.AddSeconds(30)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/ops/risks");
    }

    [Fact]
    public async Task Their_own_page_shows_their_second_factor_and_their_sessions()
    {
        await using var free = new OpsHost(("Access:StaffTwoFactor", "Optional"));
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(1440, ColorScheme.Light), (360, ColorScheme.Dark)])
        {
            var page = await browser.Visit(width, 900, scheme);
            if (width > 1000) { await OpsPages.SetUp(page, free.SetupUrl); }
            else { await TwoFactorPages.SignIn(page, free.Url + "/sign-in", "ana@northwind.example", OpsHost.Password); }
            await page.GetByRole(AriaRole.Link, new() { Name = "Ana Kovač" }).ClickAsync();

            await page.WaitForURLAsync("**/ops/security");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Set up" })).ToBeEnabledAsync();
            await Expect(page.GetByText("This one")).ToBeVisibleAsync();
            await Accessible.Check(page, $"/ops/security at {width} px, {scheme}");
            await Browser.Shot(page, $"ops-security-{width}-{scheme}");
        }
    }

    private DateTimeOffset Now => host.Get<TimeProvider>().GetUtcNow();

    private async Task FinishSetUp(IPage page)
    {
        await page.GotoAsync(host.SetupUrl);
        await page.GetByLabel("Your name").FillAsync("Ana Kovač");
        await page.GetByLabel("E-mail address").FillAsync("ana@northwind.example");
        await page.GetByLabel("Create a password", new() { Exact = true }).FillAsync(OpsHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish set-up" }).ClickAsync();
    }
}
