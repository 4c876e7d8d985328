using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps;

/// <summary>Promotion codes, customers, the team and what it did in a browser, worked with and looked at as everybody does.</summary>
[Collection("SysOps pages")]
public sealed partial class TheTeamsOwnPages(OpsPages pages) : InABrowser
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
            foreach (var happened in (IEvent[])[new CustomerLoggedIn(miriam.Id, SessionId.New()), new SessionsInvalidated(miriam.Id, 2), new VerificationEmailSent(miriam.Id), new CriterionColoured(miriam.Contract.Id, CriterionId.New(), "Red", "Ben Adler")]) { db.Announce(happened); }
        });
        await page.GetByPlaceholder("Name, e-mail or number").FillAsync("vogt@");
        await page.GetByPlaceholder("Name, e-mail or number").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Customers");
        await page.GotoAsync(pages.Host.Url + "/ops/customers?q=m.voigt@kielhorn.example");
        await Expect(page.GetByText("CUSTOMER_NOT_FOUND", new() { Exact = true })).ToBeVisibleAsync();
        await Browser.Shot(page, "ops-customers-unknown");
        await page.GetByPlaceholder("Name, e-mail or number").FillAsync("m.vogt@kielhorn");
        await page.GetByPlaceholder("Name, e-mail or number").PressAsync("Enter");
        await Everybody.CanUse(page, "/ops/customers", Ways);
        await page.Locator("main table.grid a").ClickAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await page.GetByText("1 quiet entry").ClickAsync();
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
        // reading the team is refused as well: only the answer to the button takes away what was said before
        await Expect(page.GetByText("Ben Adler is suspended.")).ToBeHiddenAsync();
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
}
