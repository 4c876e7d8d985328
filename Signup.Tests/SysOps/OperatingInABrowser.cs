using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Signups;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>The overview, and the pages of mails, messages and webhooks, worked with in a browser and looked at as everybody does.</summary>
[Collection("SysOps pages")]
public sealed partial class OperatingInABrowser(OpsPages pages) : InABrowser
{
    private static readonly (int Width, ColorScheme Scheme)[] Ways = [(1280, ColorScheme.Dark), (320, ColorScheme.Light)];

    private DateTimeOffset Now => pages.Host.Get<TimeProvider>().GetUtcNow();

    [Fact]
    public async Task Can_be_done_by_everybody()
    {
        await pages.Plant(Fill);
        var ana = await SignedIn(pages.Host, Shops.AdminEmail, "/ops");

        await LookAtTheOverview(ana.Page);
        await SendAMailAgain(ana.Page);
        await PutAMailInOtherWords(ana.Page);
        await DiscardAMessage(ana.Page);
        await ReplayAWebhook(ana.Page);
        await TellAnotherSystem(ana.Page);
        await GiveUpADeadline(ana.Page);
        await AskTheDoctor(ana.Page);
        await LookAtTheOrders(ana.Page);
        await FindFromAnywhere(ana.Page);

        ana.HasNoComplaints();
    }

    private async Task LookAtTheOverview(IPage page)
    {
        await page.Locator("[data-live]").WaitForAsync();
        await page.SetViewportSizeAsync(1440, 1100);
        await Browser.Shot(page, "ops-overview-whole");
        await Everybody.CanUse(page, "/ops", Ways);
        var started = page.Locator(".figure strong").First;
        var before = int.Parse(await started.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await pages.Plant(db => db.Add(Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", Now)));
        await Expect(started).ToHaveTextAsync($"{before + 1}");
        await page.GetByText("As a table").First.ClickAsync();
        await page.GetByText("As a table").Nth(1).ClickAsync();
        await Everybody.CanUse(page, "/ops with tables", (1280, ColorScheme.Light), (320, ColorScheme.Dark));
    }

    private async Task LookAtTheOrders(IPage page)
    {
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "SysOps", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Orders" }).ClickAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "7 days" }).ClickAsync();
        await Expect(page.Locator("tfoot")).ToContainTextAsync("in EUR");
        await page.Locator("[data-live]").WaitForAsync();
        await pages.Plant(db => db.Add(Order.Place(new("NS-LIVE-1", SignupId.New(), ClientAccountId.New(), CustomerId.New(), PaymentProfileId.New(), Sample.Team(), Sample.Mara, new(14_900, "eur"), new(2_831, "eur"), new(17_731, "eur")), Now)));
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("NS-LIVE-1");
        await Everybody.CanUse(page, "/ops/orders", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (900, ColorScheme.Light));
    }

    private static async Task FindFromAnywhere(IPage page)
    {
        var (field, options) = (page.GetByRole(AriaRole.Combobox, new() { Name = "Customer, contract, order, sign-up, risk or page" }), page.Locator("#command").GetByRole(AriaRole.Option));
        await page.SetViewportSizeAsync(1280, 900);
        await page.Keyboard.PressAsync("Control+k");
        await Expect(field).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Recently seen" })).ToContainTextAsync("Doctor");
        await field.PressSequentiallyAsync("grove");
        await Expect(options.First).ToContainTextAsync("Grove & Partners");
        await Everybody.CanUse(page, "/ops command menu", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (900, ColorScheme.Light));
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Escape");
        await Expect(field).ToBeHiddenAsync();

        var late = new TaskCompletionSource();
        await page.RouteAsync(url => url.EndsWith("/ops/find?q=", StringComparison.Ordinal), async route => { await late.Task; _ = route.ContinueAsync(); });
        await page.Keyboard.PressAsync("Control+k");
        await field.PressSequentiallyAsync(">tasks");
        await page.Keyboard.PressAsync("Enter");
        late.SetResult(); // what an empty field was answered must not say where that leads
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tasks");
    }

    private async Task GiveUpADeadline(IPage page)
    {
        var failing = Deadline.At("signup-expires", Guid.NewGuid(), Now.AddMinutes(30));
        failing.Failed("System.IO.IOException: The file is gone\n   at Somewhere()", Now.AddMinutes(30)); // not tried again while we look
        await pages.Plant(db => db.Add(failing));
        await page.GotoAsync(pages.Host.Url + "/ops/deadlines");
        await page.Locator("[data-live]").WaitForAsync();
        await Everybody.CanUse(page, "/ops/deadlines", (1280, ColorScheme.Dark), (900, ColorScheme.Light));
        await page.GetByRole(AriaRole.Button, new() { Name = "Give up: A sign-up nobody finished ends" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Why?").FillAsync("The file will not come back");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Why?").BlurAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Give up" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "It is given up." })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Failing (0)" }).ClickAsync();
        await Expect(page.GetByText("No deadlines here")).ToBeVisibleAsync();
    }

    private async Task AskTheDoctor(IPage page)
    {
        await page.GotoAsync(pages.Host.Url + "/ops/doctor");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Two-factor" })).ToContainTextAsync("What to do:");
        await Everybody.CanUse(page, "/ops/doctor", (1280, ColorScheme.Dark), (900, ColorScheme.Light));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Checked at");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).ClickAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToContainTextAsync("to the search");
        await Browser.Shot(page, "ops-keys");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#keys")).ToBeHiddenAsync();
    }
}
