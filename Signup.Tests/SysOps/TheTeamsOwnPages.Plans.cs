using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <content>Plans and their criteria.</content>
public sealed partial class TheTeamsOwnPages
{
    private async Task DraftAPlan(IPage page)
    {
        await page.GotoAsync(pages.Host.Url + "/ops/plans");
        await page.Locator("[data-live]").WaitForAsync();
        await Everybody.CanUse(page, "/ops/plans", Ways);
        await page.GetByRole(AriaRole.Link, new() { Name = "Essential" }).ClickAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await page.Locator("#price-eur-monthly").FillAsync("59,00");
        await page.Locator("#price-eur-monthly").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(page.Locator("#price-eur-monthly-error")).ToContainTextAsync("Enter an amount like 149.00");
        await page.Locator("#price-eur-monthly").FillAsync("59.00");
        await page.Locator("#price-eur-monthly").BlurAsync();
        await Expect(page.Locator(".changes")).ToContainTextAsync("€59.00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Draft saved." })).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/plan", Ways);
        await page.SetViewportSizeAsync(1280, 2400);
        await page.Mouse.WheelAsync(0, -5000);
        await Browser.Shot(page, "ops-plan-whole");
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard draft" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "The draft is gone." })).ToBeVisibleAsync();
    }

    private static async Task EditCriteria(IPage page)
    {
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "SysOps", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Acceptance criteria" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Acceptance criteria");
        await Everybody.CanUse(page, "/ops/criteria", (900, ColorScheme.Dark), (1280, ColorScheme.Light));
        await page.GetByRole(AriaRole.Link, new() { Name = "Critical" }).ClickAsync();
        await page.Locator("[data-live]").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a criterion" }).ClickAsync();
        await Expect(page.Locator("#name-6")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).Last.FillAsync("Restore test");
        await page.GetByLabel("Name", new() { Exact = true }).Last.BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save version 2" }).ClickAsync();
        await Expect(page.Locator("#red-6-error")).ToContainTextAsync("Say this too");
        await Everybody.CanUse(page, "/ops/criteria of a plan", Ways);
        foreach (var (label, text) in new[] { ("How it is measured", "Days since the last good one"), ("Yellow when", "30 days"), ("Red when", "60 days") })
        {
            await page.GetByLabel(label).Last.FillAsync(text);
            await page.GetByLabel(label).Last.BlurAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Move Restore test up" }).ClickAsync();
        await Expect(page.Locator("#name-5")).ToHaveValueAsync("Restore test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save version 2" }).ClickAsync();
        await Expect(page.GetByText("Version 2 is saved.")).ToBeVisibleAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Version 2");
    }
}
