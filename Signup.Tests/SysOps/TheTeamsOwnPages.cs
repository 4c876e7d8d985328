using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Settings;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>Promotion codes, customers, the team and what it did in a browser, worked with and looked at as everybody does.</summary>
[Collection("SysOps pages")]
public sealed class TheTeamsOwnPages(OpsPages pages) : InABrowser
{
    private static readonly (int Width, ColorScheme Scheme)[] Ways = [(1280, ColorScheme.Dark), (900, ColorScheme.Light)];

    [Fact]
    public async Task Can_be_worked_with_by_everybody()
    {
        var ana = await SignedIn(pages.Host, Shops.AdminEmail, "/ops/promotions");

        await MakeACode(ana.Page);
        await LookAtACustomer(ana.Page);
        await TakeNoteOfAContract(ana.Page);
        await DraftAPlan(ana.Page);
        await LookAfterTheTeam(ana.Page);
        await LogOnTheBoard(ana.Page);
        await EditCriteria(ana.Page);
        await ChangeSettings(ana.Page);

        ana.HasNoComplaints();
    }

    private static async Task MakeACode(IPage page)
    {
        await page.Locator("[data-live]").WaitForAsync();
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync("autumn");
        await page.GetByLabel("Percent").FillAsync("120");
        await page.GetByLabel("Percent").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the code" }).ClickAsync();
        await Expect(page.Locator("#percentOff-error")).ToContainTextAsync("Enter either a percentage above 0");
        await Everybody.CanUse(page, "/ops/promotions with a problem", Ways);

        await page.GetByLabel("Percent").FillAsync("20");
        await page.GetByLabel("Percent").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the code" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "AUTUMN can be used from now on." })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Percent")).ToHaveValueAsync(string.Empty);
        await Everybody.CanUse(page, "/ops/promotions", Ways);
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw AUTUMN" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "AUTUMN" })).ToContainTextAsync("Withdrawn");
    }

    private async Task LookAtACustomer(IPage page)
    {
        await pages.Plant(db =>
        {
            var miriam = KnownCustomer.Plant(db, "m.vogt@kielhorn.example", 8_100, pages.Host.Get<TimeProvider>().GetUtcNow());
            foreach (var happened in (IEvent[])[new CustomerLoggedIn(miriam.Id, SessionId.New()), new SessionsInvalidated(miriam.Id, 2), new CriterionColoured(miriam.Contract.Id, CriterionId.New(), "Red", "Ben Adler")]) { db.Announce(happened); }
        });
        await page.GetByPlaceholder("Name, e-mail or number").FillAsync("vogt@");
        await page.GetByPlaceholder("Name, e-mail or number").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Customers");
        await page.GetByPlaceholder("Name, e-mail or number").FillAsync("m.vogt@kielhorn");
        await page.GetByPlaceholder("Name, e-mail or number").PressAsync("Enter");
        await Everybody.CanUse(page, "/ops/customers", Ways);
        await page.Locator("main table.grid a").ClickAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await Everybody.CanUse(page, "/ops/customer", Ways);
        await page.SetViewportSizeAsync(1280, 1600);
        await Browser.Shot(page, "ops-customer-whole");
        await page.SetViewportSizeAsync(1280, 900);

        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await page.GetByLabel("Why?").First.FillAsync("Unpaid");
        await page.GetByLabel("Why?").First.BlurAsync();
        await Browser.Shot(page, "ops-customer-suspend");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Sign-ins ended: 1." })).ToBeVisibleAsync();
        await Expect(page.Locator("#timeline")).ToContainTextAsync("Suspended");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reinstate" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Reinstated." })).ToBeVisibleAsync();
    }

    private async Task TakeNoteOfAContract(IPage page)
    {
        var contract = default(Contract);
        await pages.Plant(db => contract = SampleContracts.Plant(db, 8_200, "Tidewater Hotels", "Team", BillingCycle.Monthly, pages.Host.Get<TimeProvider>().GetUtcNow(), Colour.Red));
        await page.GotoAsync($"{pages.Host.Url}/ops/contracts/{contract!.Id}");
        await page.Locator("[data-live]").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.GetByLabel("What do you know")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(page.Locator("#ack-note-error")).ToContainTextAsync("Enter what you know");
        await Everybody.CanUse(page, "/ops/contract acknowledging", Ways);

        await page.GetByLabel("What do you know").FillAsync("Load balancer in Lyon drops calls");
        await page.GetByLabel("What do you know").BlurAsync();
        await page.GetByLabel("Next action").SelectOptionAsync(new SelectOptionValue { Label = "Assign an engineer" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();

        await Expect(page.Locator("#attention")).ToHaveTextAsync("Acknowledged");
        await Expect(page.Locator(".timeline").First).ToContainTextAsync("Load balancer in Lyon drops calls");
        await ShowWhy(page);
        await Amend(page);
        await page.SetViewportSizeAsync(1280, 1400);
        await Browser.Shot(page, "ops-contract-acknowledged");
        await page.GotoAsync($"{pages.Host.Url}/ops/board");
        await page.Locator("[data-live]").First.WaitForAsync();
        await Browser.Shot(page, "ops-board-acknowledged");
        await FinishTheTask(page);
        await pages.Plant(db => db.Set<Contract>().Single(c => c.Id == contract.Id).End(pages.Host.Get<TimeProvider>().GetUtcNow())); // others count the board
        await page.SetViewportSizeAsync(1280, 900);
    }

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

    private async Task LookAfterTheTeam(IPage page)
    {
        await pages.Plant(db => db.Add(Logins.Make(EmailAddress.Parse("ben@northwind.example"), Role.Manager, "Ben Adler", passwordHash: null)));
        await page.GotoAsync($"{pages.Host.Url}/ops/staff");
        await page.Locator("[data-live]").First.WaitForAsync();
        await page.GetByLabel("E-mail address").FillAsync("s.okafor@northwind.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send invitation" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "s.okafor" })).ToContainTextAsync("link works until");

        await page.GetByRole(AriaRole.Button, new() { Name = "Suspend Ben Adler" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Why?").FillAsync("Left the company");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ben Adler" })).ToContainTextAsync("Left the company");
        await Everybody.CanUse(page, "/ops/staff", Ways);

        await page.GetByLabel("E-mail address").FillAsync("dora@northwind.example");
        await RoleOfAna(Role.Manager);
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "You work as Manager now." })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send invitation" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Your role does not allow this." })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync("dora@northwind.example");

        await RoleOfAna(Role.Admin);
        await page.GotoAsync($"{pages.Host.Url}/ops/audit");
        await Expect(page.Locator("table.grid tbody tr").First).ToContainTextAsync("Left the company");
        await page.Locator("[data-live]").First.WaitForAsync();
        await Everybody.CanUse(page, "/ops/audit", Ways);
    }

    private Task<int> RoleOfAna(Role role) => pages.Host.Get<UnitOfWork>().Run(async db =>
    {
        (await db.LoginOf(EmailAddress.Parse(Shops.AdminEmail)))!.GiveRole(role);
        return 0;
    });
    private static async Task ShowWhy(IPage page)
    {
        var availability = page.GetByRole(AriaRole.Group, new() { Name = "Availability" });
        await availability.GetByRole(AriaRole.Button, new() { Name = "Add evidence" }).ClickAsync();
        await availability.GetByLabel("Evidence, a file").SetInputFilesAsync(new FilePayload { Name = "probes.pdf", MimeType = "application/pdf", Buffer = "not a PDF"u8.ToArray() });
        await availability.GetByLabel("Why Red?").FillAsync("Probes of November");
        await availability.GetByLabel("Why Red?").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(availability.GetByText("probes.pdf cannot be attached.")).ToBeVisibleAsync();
        await Expect(availability.GetByLabel("Why Red?")).ToHaveValueAsync("Probes of November");
        await Browser.Shot(page, "ops-contract-evidence");
        await availability.GetByLabel("Evidence, a file").SetInputFilesAsync(new FilePayload { Name = "probes.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(availability.GetByRole(AriaRole.Link, new() { Name = "probes.pdf" })).ToBeVisibleAsync();
    }

    private static async Task Amend(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a new version" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("New version of C-08200");
        await page.Locator("[data-live]").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Offer it to the customer" }).ClickAsync();
        await Expect(page.Locator("#reason-error")).ToContainTextAsync("Say why");
        await page.SetViewportSizeAsync(1280, 900);
        await Everybody.CanUse(page, "/ops/contract amended", (900, ColorScheme.Dark));
        await page.GetByLabel("Why does it change?").FillAsync("Longer hours");
        await page.GetByLabel("Why does it change?").BlurAsync();
        await page.GetByLabel("Text", new() { Exact = true }).Last.FillAsync("Day and night.");
        await page.GetByLabel("Text", new() { Exact = true }).Last.BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Offer it to the customer" }).ClickAsync();
        await Expect(page.Locator("#amendments")).ToBeVisibleAsync();
        await Expect(page.GetByText("waits for the customer until")).ToBeVisibleAsync();
        await page.Locator("[data-live]").First.WaitForAsync();
    }

    private static async Task FinishTheTask(IPage page)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "SysOps", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Tasks" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tasks");
        await page.Locator("[data-live]").First.WaitForAsync();
        var task = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Tidewater Hotels" });
        await Expect(task).ToContainTextAsync("Assign an engineer");
        await Everybody.CanUse(page, "/ops/tasks", (1280, ColorScheme.Dark), (900, ColorScheme.Light));
        await task.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(task).ToBeHiddenAsync();
    }

    private async Task LogOnTheBoard(IPage page)
    {
        var contracts = new List<Contract>();
        Colour[] green = [Colour.Green, Colour.Green, Colour.Green, Colour.Green, Colour.Green];
        await pages.Plant(db => contracts.AddRange(Enumerable.Range(0, 2).Select(i => SampleContracts.Plant(db, 8_300 + i, $"Zillertal Optik {i}", "Team", BillingCycle.Monthly, pages.Host.Get<TimeProvider>().GetUtcNow(), green))));
        await page.GotoAsync($"{pages.Host.Url}/ops/board?q=Zillertal&view=table&owner=&sort=deadline");
        await page.Locator("[data-live]").First.WaitForAsync();
        await page.GetByLabel("Choose C-08301").CheckAsync();
        await Expect(page.GetByText("1 of 2 to be logged are chosen")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/board to log", (1280, ColorScheme.Light));
        await page.GetByRole(AriaRole.Button, new() { Name = "Log acceptance", Exact = true }).ClickAsync();
        await Expect(page.GetByText("1 logged.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Choose C-08301")).ToBeHiddenAsync();
        var ended = contracts.ConvertAll(c => c.Id);
        await pages.Plant(db => db.Set<Contract>().Where(c => ended.Contains(c.Id)).ToList().ForEach(c => c.End(pages.Host.Get<TimeProvider>().GetUtcNow())));
    }

    private static async Task EditCriteria(IPage page)
    {
        await page.SetViewportSizeAsync(1280, 900);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "SysOps", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "Acceptance criteria" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Acceptance criteria");
        await Browser.Shot(page, "ops-criteria-plans");
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
        await page.GotoAsync(pages.Host.Url + "/ops/settings?section=limits");
        await Expect(page.Locator("#Limits-Mail-Count")).ToBeDisabledAsync();
        await Browser.Shot(page, "ops-settings-locked");
    }
}
