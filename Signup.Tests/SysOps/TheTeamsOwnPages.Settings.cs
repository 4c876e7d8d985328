using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Settings;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <content>Settings.</content>
public sealed partial class TheTeamsOwnPages
{
    /// <summary>Two people at one setting, and one that is typed wrongly; both back at their defaults in the end, for the others here.</summary>
    private async Task ChangeSettings(IPage page)
    {
        var (cancel, pay) = (page.Locator("#Orders-RemorseWindow"), page.Locator("#Orders-PaymentDeadline"));
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "SysOps", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Settings");
        await page.Locator("[data-live]").First.WaitForAsync();
        await Expect(page.GetByText("Nothing to save.")).ToBeVisibleAsync();
        await cancel.FillAsync("40 s");
        await pay.FillAsync("soon");
        await Expect(page.GetByText("2 settings differ from what is saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.Locator("#Orders-PaymentDeadline-error")).ToContainTextAsync("Enter a time such as");

        Assert.Equal(1, (await pages.Host.Get<SaveSettings>().Run([new("Orders:RemorseWindow", "50 s", 0)], new(Guid.NewGuid(), Role.Admin, null, "Chiara Rossi"))).Value);
        await Expect(page.GetByText("Chiara Rossi set it to 50 s meanwhile.")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/settings", [.. Ways, (1280, ColorScheme.Light)]);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Sections" }).GetByRole(AriaRole.Link, new() { Name = "Orders", Exact = true }).ClickAsync();
        await Expect(page.Locator("#Shop-Name")).ToBeHiddenAsync();
        await Expect(cancel).ToHaveValueAsync("40 s");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await pay.FillAsync("2 d");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.GetByText("Saved: 2 settings. They hold now.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Reset Time to cancel" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset Time to pay otherwise" }).ClickAsync();
        await Expect(page.GetByText("2 settings differ from what is saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.GetByText("Saved: 2 settings. They hold now.")).ToBeVisibleAsync();
        await Expect(page.GetByText("differ from what is saved.")).ToBeHiddenAsync();
        await Expect(cancel).ToHaveValueAsync("20 s");
        await page.GotoAsync(pages.Host.Url + "/ops/settings?section=notices");
        await page.Locator("[data-live]").First.WaitForAsync();
        var money = page.GetByRole(AriaRole.Group, new() { Name = "Money and payments" });
        await Expect(money.GetByRole(AriaRole.Checkbox, new() { Name = "Administrators always" })).ToBeDisabledAsync();
        await money.GetByRole(AriaRole.Checkbox, new() { Name = "Support" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.GetByText("Saved: 1 setting. It holds now.")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/settings-notices");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset Money and payments" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(money.GetByRole(AriaRole.Checkbox, new() { Name = "Support" })).Not.ToBeCheckedAsync();
        await OrderSteps(page);
        await page.GotoAsync(pages.Host.Url + "/ops/settings?section=limits");
        await Expect(page.Locator("#Limits-Mail-Count")).ToBeDisabledAsync();
        await Browser.Shot(page, "ops-settings-locked");
    }

    /// <summary>Steps left out, which is refused, and put into another order.</summary>
    private async Task OrderSteps(IPage page)
    {
        await page.GotoAsync(pages.Host.Url + "/ops/settings?q=Signups:");
        await page.Locator("[data-live]").First.WaitForAsync();
        var (steps, save) = (page.GetByRole(AriaRole.Group, new() { Name = "Steps of a new purchase" }), page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }));
        var payment = steps.GetByRole(AriaRole.Checkbox, new() { Name = "Payment" });
        await payment.UncheckAsync();
        await save.ClickAsync();
        await Expect(page.Locator("#Signups-Steps-NewBusiness-error")).ToContainTextAsync("Payment is missing. Without it nobody can order");
        await Everybody.CanUse(page, "/ops/settings-steps");
        await payment.CheckAsync();
        await steps.GetByRole(AriaRole.Button, new() { Name = "Earlier Payment" }).ClickAsync();
        await save.ClickAsync();
        await Expect(page.GetByText("Saved: 1 setting. It holds now.")).ToBeVisibleAsync();
        await Expect(steps.GetByRole(AriaRole.Listitem).Nth(1)).ToContainTextAsync("Payment");
        await Browser.Shot(page, "ops-settings-steps");
        await page.SetViewportSizeAsync(360, 800);
        await Browser.Shot(page, "ops-settings-steps-narrow");
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset Steps of a new purchase" }).ClickAsync();
        await save.ClickAsync();
        await Expect(page.GetByText("Saved: 1 setting. It holds now.")).ToBeVisibleAsync();
    }
}
