using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Payments.Sandbox.Clock;
using SignupWeb.Payments.Sandbox.Faults;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>The panel on which the team lets the sandbox do what a payment service does at its worst.</summary>
public sealed class TheSandboxPanel : InABrowser
{
    [Fact]
    public async Task Moves_the_clock_sets_and_clears_faults_and_says_what_is_refused()
    {
        await using var host = Started();
        var ana = await SignedIn(host, Shops.AdminEmail, "/ops/board");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Sandbox" }).First.ClickAsync();
        await ana.Page.Locator("[data-live]").WaitForAsync();

        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "To the next renewal" }).ClickAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No subscription renews");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "1 day on" }).ClickAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "The clock was moved" })).ToBeVisibleAsync();
        await ana.Page.GetByLabel("Fault").First.SelectOptionAsync("lock_timeout");
        await ana.Page.GetByLabel("For how many calls").FillAsync("3");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Set it" }).First.ClickAsync();
        await Expect(ana.Page.GetByText("Busy with the same thing, try again (429) · 3 more")).ToBeVisibleAsync();
        await ana.Page.GotoAsync(host.Url + "/ops/sandbox");
        await ana.Page.Locator("[data-live]").WaitForAsync();

        await Expect(ana.Page.Locator(".moved-clock")).ToContainTextAsync("The shop's clock is moved");
        await Everybody.CanUse(ana.Page, "/ops/sandbox", (1440, ColorScheme.Light), (1440, ColorScheme.Dark), (320, ColorScheme.Light), (320, ColorScheme.Dark));
        await ana.Page.SetViewportSizeAsync(1440, 900);
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Clear all faults" }).ClickAsync();
        await Expect(ana.Page.GetByText("Nothing is set.")).ToHaveCountAsync(2);
        await ana.Page.GotoAsync(host.Url);
        await Expect(ana.Page.Locator(".moved-clock")).ToContainTextAsync("The shop's clock is moved");
        Assert.Equal((TimeSpan.FromDays(1), 0), (host.Get<SandboxClock>().Read().Ahead, host.Get<FaultSwitch>().Calls.Count));
        ana.HasNoComplaints();
        await ana.Page.Context.CloseAsync();
    }

    /// <summary>One of its own: nobody else's clock is to be moved.</summary>
    private static AppHost Started() => new(settings: [new("Setup:AdminEmail", Shops.AdminEmail), new("Setup:AdminPassword", Shops.AdminPassword), new("Setup:AdminName", "Ana Kovač")]);
}
