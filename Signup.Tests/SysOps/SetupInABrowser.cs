using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>The first minutes of a new installation, as a person sees them.</summary>
public sealed class SetupInABrowser : InABrowser
{
    private static readonly (int, ColorScheme)[] Ways = [(1440, ColorScheme.Light), (1440, ColorScheme.Dark), (900, ColorScheme.Light), (320, ColorScheme.Dark)];

    private readonly OpsHost host = OpsHost.Start();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task From_the_link_on_the_console_to_an_empty_board()
    {
        var page = await Visit(host.SetupUrl);
        await Everybody.CanUse(page, "set-up", Ways);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and continue" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter your name");
        await Everybody.CanUse(page, "set-up with mistakes", Ways);

        await SetupPage.FillIn(page, host.SetupUrl);
        await page.WaitForURLAsync("**/ops/start");
        await Expect(page.Locator("[data-live]")).ToHaveCountAsync(2);
        await Expect(page.GetByLabel("Web address")).ToHaveValueAsync(host.Url);
        await page.GetByLabel("Name of the shop").FillAsync("Hafenlicht Support");
        await page.GetByLabel("Name of the shop").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved. Pages and mails say so" })).ToBeVisibleAsync();
        await Browser.Shot(page, "set-up-shop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send me a test mail" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"The test mail to {Shops.AdminEmail} is in the data folder." })).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/start", (1280, ColorScheme.Dark), (900, ColorScheme.Light));
        await page.GetByRole(AriaRole.Link, new() { Name = "Take the tour" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "A tour of your shop" })).ToBeVisibleAsync();
        foreach (var door in await page.Locator(".tour a").EvaluateAllAsync<string[]>("all => all.map(a => a.href)")) { Assert.Equal((200, door), ((await page.APIRequest.GetAsync(door)).Status, door)); }
        await Everybody.CanUse(page, "/ops/tour", (1280, ColorScheme.Dark), (900, ColorScheme.Light));
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the board" }).ClickAsync();
        await page.WaitForURLAsync("**/ops/board");
        await Expect(page.GetByText("No contracts yet")).ToBeVisibleAsync();
        await Expect(page.Locator(".brand").First).ToContainTextAsync("Hafenlicht Support");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Fill the shop with demo data" })).ToBeEnabledAsync();
        await Everybody.CanUse(page, "the empty board");

        await page.GotoAsync(host.SetupUrl);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Set-up is finished" })).ToBeVisibleAsync();
        await Everybody.CanUse(page, "set-up after it was closed");
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_is_wrong_but_not_the_password()
    {
        using var ana = new PlainBrowser(host, host.Url, "de-DE");

        var page = await (await ana.Open(host.SetupUrl)).Press("Speichern und weiter", ("Ihr Name", "Ana Kovač"), ("E-Mail-Adresse", "ana@northwind.example"), ("Passwort wählen", "zu kurz"));

        Assert.Contains("Das Passwort muss mindestens 15 Zeichen haben", page.Says("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(("Ana Kovač", "ana@northwind.example", ""), (page.Holds("Ihr Name"), page.Holds("E-Mail-Adresse"), page.Holds("Passwort wählen")));
    }
}
