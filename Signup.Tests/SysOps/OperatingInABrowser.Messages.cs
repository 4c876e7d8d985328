using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <content>What went out and came in: mails, messages, webhooks, events for other systems.</content>
public sealed partial class OperatingInABrowser
{
    private async Task TellAnotherSystem(IPage page)
    {
        await page.GotoAsync(pages.Host.Url + "/ops/receivers");
        await page.Locator("[data-live]").WaitForAsync();
        await page.GetByLabel("Hears").SelectOptionAsync("some");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.Locator("#url-error")).ToContainTextAsync("Enter the whole address");
        await Expect(page.Locator("#events-error")).ToContainTextAsync("Choose at least one event");
        await Everybody.CanUse(page, "/ops/receivers", Ways);
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByLabel("Hears").SelectOptionAsync("all");
        await page.Locator("#url").FillAsync("https://warehouse.invalid/hook");
        await page.Locator("#url").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.Locator(".secret")).ToContainTextAsync("whsec_");
        await Browser.Shot(page, "ops-receivers-secret");
        await page.GetByRole(AriaRole.Link, new() { Name = "erp.northwind.invalid" }).ClickAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "order.placed" }).First.ClickAsync();
        await Expect(page.Locator(".detail .raw")).ToContainTextAsync("specversion");
        await page.Locator("[data-live]").WaitForAsync();
        await Everybody.CanUse(page, "/ops/receivers/one", Ways);
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "It is switched on" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test event" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ping" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay them all" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Events sent once more: 1." })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await Expect(page.Locator(".secret")).ToContainTextAsync("whsec_");
    }

    private async Task SendAMailAgain(IPage page)
    {
        await page.GotoAsync(pages.Host.Url + "/ops/mails?to=kielhorn2");
        await page.Locator("[data-live]").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose a new password" }).ClickAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await Everybody.CanUse(page, "/ops/mails", Ways);
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again: Your receipt" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "goes to m.vogt@kielhorn2.example once more" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Your receipt" })).ToHaveCountAsync(2);
    }

    private async Task PutAMailInOtherWords(IPage page)
    {
        await page.GotoAsync(pages.Host.Url + "/ops/mails/templates?kind=order-cancelled&edit=1");
        await page.Locator("#words-0").WaitForAsync();
        await Expect(page.Locator("section[data-live]")).ToBeVisibleAsync();
        await page.Locator("#words-0").FillAsync("It is cancelled");
        await page.Locator("#words-0").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save version 1" }).ClickAsync();
        await Expect(page.Locator("#words-0-error")).ToContainTextAsync("Keep {order}");
        await Browser.Shot(page, "ops-mail-words");
        await page.Locator("#words-0").FillAsync("{order} is off");
        await page.Locator("#words-0").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save version 1" }).ClickAsync();
        await Expect(page.GetByText("Own words, version 1")).ToBeVisibleAsync();
        await Expect(page.FrameLocator("iframe").Locator(".field").First).ToBeVisibleAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send to me" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("On its way to");
        await page.SetViewportSizeAsync(1280, 1400);
        await Everybody.CanUse(page, "/ops/mails/templates", (1280, ColorScheme.Dark), (900, ColorScheme.Light));
        await page.GotoAsync(pages.Host.Url + "/ops/mails/templates?kind=order-cancelled&edit=1");
        await Expect(page.Locator("section[data-live]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to the built-in words" }).ClickAsync();
        await Expect(page.GetByText("Built-in words", new() { Exact = true })).ToBeVisibleAsync();
    }

    private async Task DiscardAMessage(IPage page)
    {
        await page.GotoAsync(pages.Host.Url + "/ops/messages");
        await page.Locator("[data-live]").WaitForAsync();
        await page.Locator(".mishap summary").ClickAsync();
        await Everybody.CanUse(page, "/ops/messages", Ways);
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard SignupCancelled for SignContract" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(dialog.GetByText("Enter what was done")).ToBeVisibleAsync();
        await dialog.GetByLabel("Why?").FillAsync("Done by hand");
        await dialog.GetByLabel("Why?").BlurAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "is discarded for SignContract" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "SignupCancelled" })).ToHaveCountAsync(0);
    }

    private async Task ReplayAWebhook(IPage page)
    {
        await page.GotoAsync(pages.Host.Url + "/ops/webhooks");
        await page.Locator("[data-live]").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "invoice.paid" }).First.ClickAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await Everybody.CanUse(page, "/ops/webhooks", Ways);
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay evt_operate_1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "is looked into anew" })).ToBeVisibleAsync();
    }
}
