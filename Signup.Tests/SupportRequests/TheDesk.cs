using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Account.SupportRequests;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Support;
using SignupWeb.SysOps.SupportDesk;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SupportRequests;

/// <summary>Ana at the support desk, and Mara on the other side of it.</summary>
public sealed class TheDesk : InABrowser, IClassFixture<TheDesk.Shop>
{
    private readonly AppHost shop;

    public TheDesk(Shop shop) => this.shop = shop.Host;

    [Fact]
    public async Task Shows_the_worst_clock_first_and_is_closed_to_customers()
    {
        var (email, id) = await shop.Registered();
        var contract = await shop.HasAPlan(id);
        Dictionary<string, SupportReference> asked = [];
        foreach (var subject in new[] { "Later", "Late", "Answered", "Closed" }) { asked[subject] = await Ask(contract.Id, id, subject); }
        var now = shop.Get<TimeProvider>().GetUtcNow();
        await shop.Get<UnitOfWork>().Run(db =>
        {
            var late = db.Set<SupportRequest>().Single(r => r.Reference == asked["Late"].Value);
            db.Entry(late).Property(r => r.FirstAnswerDueAt).CurrentValue = now.AddMinutes(-22);
            db.Entry(late).Property(r => r.TurnAt).CurrentValue = now.AddMinutes(-22);
            return Task.FromResult(0);
        });
        var ben = new Actor(Guid.NewGuid(), Role.Support, null, "Ben Adler");
        await shop.Get<WriteMessage>().Run(asked["Answered"], new("Restart it", []), ben);
        await shop.Get<CloseRequest>().Run(asked["Closed"], ben);
        var queue = shop.Get<ReadRequests>();

        async Task<IEnumerable<string>> Shown(QueueFilter filter, Guid? reader = null) => (await queue.Run(filter, reader)).Lines.Where(l => l.Request.CustomerId == id).Select(l => l.Request.Subject);
        Assert.Equal(["Late", "Later", "Answered"], await Shown(QueueFilter.Running), StringComparer.Ordinal);
        Assert.Equal(["Late", "Later", "Answered", "Closed"], await Shown(QueueFilter.All), StringComparer.Ordinal);
        Assert.Equal(["Late"], await Shown(QueueFilter.Late), StringComparer.Ordinal);
        Assert.Equal(["Answered"], await Shown(QueueFilter.Mine, ben.LoginId), StringComparer.Ordinal);
        using var ana = new PlainBrowser(shop);
        await ana.SignIn(Shops.AdminEmail, Shops.AdminPassword);
        Assert.Contains("overdue 22 min", (await ana.Open("/ops/support?show=late")).Says("tbody tr.red"), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await ana.Status("/ops/support/SR-0"));
        using var mara = new PlainBrowser(shop);
        await mara.SignIn(email, Shops.Password);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await mara.Status("/ops/support"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, await mara.Status($"/ops/support/{asked["Late"]}"));
    }

    [Fact]
    public async Task Is_worked_at_and_every_page_of_it_can_be_used_by_everybody()
    {
        var (email, id) = await shop.Registered();
        var contract = await shop.HasAPlan(id);
        var ana = (await SignedIn(shop, Shops.AdminEmail, "/ops/support")).Page;
        await ana.Locator("[data-live]").WaitForAsync();
        var mara = (await SignedIn(shop, email, "/account/support/new")).Page;

        await mara.GetByLabel("Subject").FillAsync("Gateway drops the VPN every night");
        await mara.GetByLabel("What happens?").FillAsync("Since the update on Friday our gateway drops the VPN every night at about 2:10. It comes back after a restart, never by itself.\n\nThe log of last night is attached.");
        await mara.GetByLabel("Files").SetInputFilesAsync([new FilePayload { Name = "gateway-2026-11-24.log", MimeType = "text/plain", Buffer = "02:08 key renewed"u8.ToArray() }]);
        await Everybody.CanUse(mara, "/account/support/new", (1280, ColorScheme.Light), (320, ColorScheme.Dark));
        await mara.SetViewportSizeAsync(1280, 900);
        await mara.GetByRole(AriaRole.Button, new() { Name = "Send request" }).ClickAsync();
        await Expect(mara.GetByRole(AriaRole.Heading, new() { Name = "Gateway drops the VPN every night" })).ToBeVisibleAsync();

        await Expect(ana.Locator(".side .count .unseen")).ToContainTextAsync("wait");
        await ana.GetByRole(AriaRole.Row).Filter(new() { HasText = "Gateway drops the VPN" }).GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();
        await Expect(ana.GetByRole(AriaRole.Row).Filter(new() { HasText = "Gateway drops the VPN" })).ToContainTextAsync("Ana Kovač");
        await Everybody.CanUse(ana, "/ops/support", (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (320, ColorScheme.Dark));
        await ana.SetViewportSizeAsync(1280, 900);
        await ana.GetByRole(AriaRole.Link, new() { Name = "Gateway drops the VPN every night" }).ClickAsync();
        await ana.Locator("[data-live]").WaitForAsync();
        await ana.GetByText("Internal note").ClickAsync();
        await ana.GetByLabel("Note", new() { Exact = true }).FillAsync("Looks like the session limit that came with Monday's update.");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Save note" }).ClickAsync();
        await Expect(ana.Locator(".msg.note")).ToContainTextAsync("session limit");
        await ana.GetByLabel("Answer", new() { Exact = true }).FillAsync("Thank you for the log, it shows the cause: the key is renewed before the new one is there.\nPlease install the attached fix.");
        await ana.Locator("input[type=file]:enabled").SetInputFilesAsync([new FilePayload { Name = "fix.zip", MimeType = "application/zip", Buffer = "PK\u0003\u0004"u8.ToArray() }]);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
        await Expect(ana.Locator(".msg.ours")).ToContainTextAsync("fix.zip");
        await Expect(ana.GetByLabel("Answer", new() { Exact = true })).ToHaveValueAsync(string.Empty);
        await Everybody.CanUse(ana, "/ops/support/thread", (1280, ColorScheme.Dark), (320, ColorScheme.Light));

        await mara.ReloadAsync();
        await Expect(mara.Locator(".thread")).ToContainTextAsync("install the attached fix");
        await Expect(mara.GetByText("session limit")).ToHaveCountAsync(0);
        await Everybody.CanUse(mara, "/account/support/request", (1280, ColorScheme.Dark), (320, ColorScheme.Light));
        await Ask(contract.Id, id, "Second contact cannot sign in");
        await mara.GotoAsync(shop.Url + "/account/support");
        await Everybody.CanUse(mara, "/account/support", (1280, ColorScheme.Dark), (320, ColorScheme.Light));
        Assert.Equal(2, (await shop.All<SupportFile>()).Count(f => f.CustomerId == id));
    }

    private async Task<SupportReference> Ask(ContractId contract, CustomerId customer, string subject) =>
        new((await shop.Get<AskForSupport>().Run(new(contract, subject, "It drops", []), new Actor(customer.Value, Role.Customer, null, "Mara"))).Value.Reference);

    public sealed class Shop : IDisposable
    {
        public AppHost Host { get; } = new(settings: [new("Setup:AdminEmail", Shops.AdminEmail), new("Setup:AdminPassword", Shops.AdminPassword), new("Setup:AdminName", "Ana Kovač")]);

        public void Dispose() => Host.Dispose();
    }
}
