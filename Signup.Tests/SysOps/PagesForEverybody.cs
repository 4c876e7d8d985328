using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>Every SysOps page in both themes, wide and narrow: usable by everybody, nothing sideways, no error on the browser's console.</summary>
[Collection("SysOps pages")]
public sealed class PagesForEverybody(OpsPages pages) : InABrowser
{
    [Fact]
    public async Task Each_can_be_used_by_everybody()
    {
        var ana = await Newcomer(pages.Host, Shops.AdminEmail);
        await ana.HasSession();
        foreach (var (what, path) in ((string, string)[])
        [
            ("/ops/board", "/ops/board"),
            ("/ops/board?view=table", "/ops/board?view=table"),
            ("/ops/board?colour=red", "/ops/board?colour=red"),
            ("/ops/board?q=nothing+like+it", "/ops/board?q=nothing+like+it"),
            ("/ops/contracts", $"/ops/contracts/{await Contract("Harbor Logistics GmbH")}"),
            ("/ops/risks", "/ops/risks"),
            ("/ops/signups", "/ops/signups"),
            ("/ops/signups/one", $"/ops/signups/{await Signup()}"),
        ])
        {
            await ana.Page.GotoAsync(pages.Host.Url + path);
            await ana.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
            await ana.Page.Locator(".live, .criterion input:enabled, .tabs, .between[data-live]").First.WaitForAsync();
            await Everybody.CanUse(ana.Page, what, (1440, ColorScheme.Light), (1440, ColorScheme.Dark), (900, ColorScheme.Light), (320, ColorScheme.Dark));
        }

        await ana.Page.GotoAsync(pages.Host.Url + "/ops/risks");
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Link, new() { Name = "Money and records: differences" })).ToContainTextAsync("checked ");
        await ana.Page.GotoAsync($"{pages.Host.Url}/ops/signups/{await Signup()}?show=events");
        await ana.Page.Locator("[data-live]").WaitForAsync();
        await Assertions.Expect(ana.Page.Locator(".kinds [aria-current]")).ToHaveTextAsync("Order and contract 2");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "As written (JSON)" }).ClickAsync();
        await ana.Page.Locator("summary").First.ClickAsync();
        await Assertions.Expect(ana.Page.Locator(".raw").First).ToContainTextAsync("\"signupId\"");
        await Everybody.CanUse(ana.Page, "/ops/signups/one/events", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Light));
        await ana.Page.GotoAsync(pages.Host.Url + "/ops/staff/roles");
        await Assertions.Expect(ana.Page.Locator(".roles tbody").First).ToContainTextAsync("See the page");
        await Everybody.CanUse(ana.Page, "/ops/staff/roles", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Light));
        pages.Host.Get<Throttle>().Take(new() { Count = 1, Window = TimeSpan.FromHours(1) }, "register:203.0.113.7");
        await ana.Page.GotoAsync(pages.Host.Url + "/ops/staff/blocks");
        await ana.Page.Locator("[data-live]").WaitForAsync();
        await Everybody.CanUse(ana.Page, "/ops/staff/blocks", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Light));
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Let them try again: 203.0.113.7" }).ClickAsync();
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "203.0.113.7 can try again at once." })).ToBeVisibleAsync();
        await ana.Page.GotoAsync(pages.Host.Url + "/ops/notices");
        await ana.Page.Locator("[data-live]").WaitForAsync();
        await ana.Page.GetByLabel("A contract turned yellow").UncheckAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved." })).ToBeVisibleAsync();
        await Everybody.CanUse(ana.Page, "/ops/notices", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Light));
        await ana.Page.SetViewportSizeAsync(1280, 1600);
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Send me one of each" }).ClickAsync();
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "5 mails are on their way to you." })).ToBeVisibleAsync();
        await Browser.Shot(ana.Page, "ops-notices-whole");
        await ana.Page.SetViewportSizeAsync(900, 1600);
        await Browser.Shot(ana.Page, "ops-notices-whole-900");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Follow the team again" }).ClickAsync();
        await Assertions.Expect(ana.Page.GetByLabel("A contract turned yellow")).ToBeCheckedAsync();
        await ana.Page.GotoAsync(pages.Host.Url + "/ops/settings?section=tax");
        await ana.Page.Locator("[data-live]").WaitForAsync();
        await Everybody.CanUse(ana.Page, "/ops/settings/tax", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Light));

        ana.HasNoComplaints();
    }

    [Theory]
    [InlineData("/ops/board?view=table&page=x&sort=y&after=z&before=%00")]
    [InlineData("/ops/board?view=table&page=99999999999999999999")]
    [InlineData("/ops/board?q=%22%20OR%20*&colour=pink")]
    [InlineData("/ops/risks?state=x&after=red.x.y")]
    [InlineData("/ops/money?q=%00%22&renewals=x")]
    public async Task Whatever_stands_in_an_address_is_answered(string path)
    {
        using var ana = new PlainBrowser(pages.Host);
        await ana.SignIn(Shops.AdminEmail, Shops.AdminPassword);

        Assert.Equal(System.Net.HttpStatusCode.OK, await ana.Status(path));
    }

    /// <summary>A sign-up under way of somebody with an account.</summary>
    private async Task<SignupId> Signup()
    {
        var (email, now) = (EmailAddress.Parse($"{Guid.NewGuid():N}@whitfield.example"), pages.Host.Get<TimeProvider>().GetUtcNow());
        var login = Logins.Make(email, Role.Customer, "Jane", null);
        var customer = SignupWeb.Customers.Customer.Register(new(login.Id), email, new(email.Value, null) { FirstName = "Jane", LastName = "Hart" }, now);
        var signup = SignupWeb.Signups.Signup.Start(SignupWeb.Signups.FlowOwner.NewBusiness, Sample.Team(), "GB", now);
        signup.Attach(customer.Id);
        await pages.Host.Get<UnitOfWork>().Run(db =>
        {
            db.AddRange(login, customer, signup, Deadline.At(SignupWeb.Signups.SignupExpiry.Kind, signup.Id.Value, now + SignupWeb.Signups.SignupExpiry.After), Deadline.At(SignupWeb.Signups.ResumeLink.Kind, signup.Id.Value, now + SignupWeb.Signups.ResumeLink.After));
            db.Announce(new SignupStarted(signup.Id, signup.ClientAccountId, PlanVersionId.New()));
            db.Announce(new CustomerAttached(signup.Id, customer.Id));
            return Task.FromResult(0);
        });
        return signup.Id;
    }

    private async Task<ContractId> Contract(string customer) => (await pages.Host.All<Contract>()).First(c => c.CustomerName == customer).Id;
}
