using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>The first minutes of a new installation, as a person sees them.</summary>
public sealed class SetupInABrowser : IAsyncLifetime
{
    private readonly Browser browser = new();
    private OpsHost host = null!;

    public async Task InitializeAsync()
    {
        await browser.InitializeAsync();
        host = OpsHost.Start();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task From_the_link_on_the_console_to_an_empty_board()
    {
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(1440, ColorScheme.Light), (1440, ColorScheme.Dark), (900, ColorScheme.Light), (360, ColorScheme.Dark)])
        {
            var look = await browser.Visit(width, 900, scheme);
            await look.GotoAsync(host.SetupUrl);
            await Browser.Shot(look, $"ops-setup-{width}-{scheme}");
            await Accessible.Check(look, $"Set-up at {width} px, {scheme}");
            await look.GetByRole(AriaRole.Button, new() { Name = "Finish set-up" }).ClickAsync();
            await Expect(look.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter your name");
            await Accessible.Check(look, $"Set-up with mistakes at {width} px, {scheme}");
            await look.Context.DisposeAsync();
        }

        var page = await browser.Visit();
        await OpsPages.SetUp(page, host.SetupUrl);
        await Expect(page.GetByText("No contracts yet")).ToBeVisibleAsync();
        await Browser.Shot(page, "ops-board-empty");
        await Accessible.Check(page, "The empty board");

        await page.GotoAsync(host.SetupUrl);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set-up is finished" })).ToBeVisibleAsync();
        await Browser.Shot(page, "ops-setup-closed");
        await Accessible.Check(page, "Set-up after it was closed");
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_is_wrong_but_not_the_password()
    {
        var page = await browser.Visit(locale: "de-DE");
        await page.GotoAsync(host.SetupUrl);
        await page.GetByLabel("Ihr Name").FillAsync("Ana Kovač");
        await page.GetByLabel("E-Mail-Adresse").FillAsync("ana@northwind.example");
        await page.GetByLabel("Passwort anlegen").FillAsync("zu kurz");
        await page.GetByRole(AriaRole.Button, new() { Name = "Einrichtung abschließen" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Das Passwort muss mindestens 15 Zeichen haben");
        await Expect(page.GetByLabel("Ihr Name")).ToHaveValueAsync("Ana Kovač");
        await Expect(page.GetByLabel("E-Mail-Adresse")).ToHaveValueAsync("ana@northwind.example");
        await Expect(page.GetByLabel("Passwort anlegen")).ToHaveValueAsync("");
    }
}
