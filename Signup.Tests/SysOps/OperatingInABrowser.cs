using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupTests.SysOps.Books;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using SignupWeb.SysOps.Overview;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>The overview, and the pages of mails, messages and webhooks, worked with in a browser and looked at as everybody does.</summary>
[Collection("SysOps pages")]
public sealed class OperatingInABrowser(OpsPages pages) : InABrowser
{
    private static readonly (int Width, ColorScheme Scheme)[] Ways = [(1280, ColorScheme.Dark), (360, ColorScheme.Light)];

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
        await Everybody.CanUse(page, "/ops with tables", (1280, ColorScheme.Light), (360, ColorScheme.Dark));
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
        var (field, options) = (page.GetByRole(AriaRole.Combobox, new() { Name = "Customer, contract, order, risk or page" }), page.Locator("#command").GetByRole(AriaRole.Option));
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

    private void Fill(SignupDb db)
    {
        for (var month = 0; month < 12; month++)
        {
            for (var i = 0; i <= (month * 7) % 5; i++) { SoldOrders.Plant(db, 60_000 + (100 * month) + i, Now.AddMonths(-month).AddMinutes(-1)); }
        }

        var sold = SoldOrders.Plant(db, 62_000, Now.AddMonths(-3));
        db.Add(new LedgerEntry { Id = Guid.CreateVersion7(), Kind = LedgerKind.Captured, StripeId = "pi_chf_operate", PaymentId = "pi_chf_operate", OrderId = sold.Id, CustomerId = sold.Order.CustomerId, Amount = new(44_900, "chf"), At = Now });
        for (var i = 0; i < 9; i++) { db.Add(Begun(i)); }
        db.AddRange(Enumerable.Range(1, 11).Select(week => new AcceptanceDay { Day = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-7 * week) }
            .Stands(new Dictionary<string, int>(StringComparer.Ordinal) { ["Green"] = 30 - (2 * week), ["Yellow"] = 4, ["Red"] = week % 4, ["NotAssessed"] = 6 }).Took(new(3, 3 * 60 * (20 + (7 * (week % 5)))))));
        Mails(db);
        Message(db);
        Webhooks(db);
    }

    private Signup Begun(int reach)
    {
        var signup = Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", Now);
        if (reach > 1) { signup.Attach(CustomerId.New()); }
        if (reach > 3) { signup.ConfirmProfile("DE"); }
        if (reach > 4) { signup.Attach(PaymentProfileId.New()); }
        if (reach > 5) { signup.Order(OrderId.New()); }
        return signup;
    }

    private void Mails(SignupDb db)
    {
        foreach (var (kind, subject) in new[] { ("receipt", "Your receipt"), ("reset-password", "Choose a new password"), ("contract", "Your contract"), ("welcome-pack", "Welcome") })
        {
            var mail = MailMessage.To(EmailAddress.Parse("m.vogt@kielhorn2.example"), kind, new Letter("Northwind Support", subject, subject) { Paragraphs = ["Hello Miriam, here is what you asked for."], Button = ("Open", "https://shop.example/it?token=1") }, Now);
            if (kind != "contract") { mail.Sent(Now); }
            while (kind == "contract" && !mail.Failed("550 5.1.1 user unknown", Now)) { }
            db.Add(mail);
        }
    }

    private void Message(SignupDb db)
    {
        var message = OutboxMessage.Of(new SignupCancelled(SignupId.New()), ["SignContract"], Now.AddMinutes(-12));
        while (!message.Deliveries[0].Failed("System.InvalidOperationException: Nobody agreed to any terms.\n   at SignupWeb.Contracts.SignContract.Handle(OrderAccepted happened)", Now.AddMinutes(-9))) { }
        db.Add(message);
    }

    private void Webhooks(SignupDb db)
    {
        foreach (var (id, type, state, verdict) in new[]
        {
            ("evt_operate_1", "invoice.paid", WebhookState.Done, "Confirmed the purchase."), ("evt_operate_2", "customer.updated", WebhookState.Ignored, "Nothing we act on."), ("evt_operate_3", "refund.updated", WebhookState.GivenUp, "What it is about never came."),
        })
        {
            var told = WebhookEvent.Of(new EventFacts(id, type, type.Split('.')[0], "in_operate_" + id[^1], null, false, Now, $$"""{"id":"{{id}}","type":"{{type}}","data": { "object": {"id":"in_operate","amount_paid":17731,"currency":"eur"} } }"""), Door.Webhook, Now.AddMinutes(id[^1] == '1' ? 1 : 0));
            told.Close(state, verdict, Now);
            db.Add(told);
        }
    }
}
