using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>One application with an administrator and a board that nobody else adds to, for the tests of its SysOps pages.</summary>
public sealed class OpsPages : IAsyncLifetime
{
    private IPage? tab;

    public AppHost Host { get; } = new(settings: [new("Setup:AdminEmail", Shops.AdminEmail), new("Setup:AdminPassword", Shops.AdminPassword), new("Setup:AdminName", "Ana Kovač")]);

    public Task Plant(Action<SignupDb> rows) => Host.Get<UnitOfWork>().Run(db =>
    {
        rows(db);
        return Task.FromResult(0);
    });

    public async Task InitializeAsync()
    {
        var now = Host.Get<TimeProvider>().GetUtcNow();
        await Plant(db => SampleContracts.PlantBoard(db, now));
        await Plant(db => db.AddRange(
            Risk.Found("PAYMENT_MISMATCH", Severity.Red, Guid.NewGuid(), "The payment service took €149.00, the customer agreed to €177.31. The order is held, nothing was set up.", now.AddMinutes(-24)),
            Risk.Found(RaiseRisk.Quarantined, Severity.Red, Guid.NewGuid(), "SignContract could not take OrderAccepted after 5 tries: Nobody agreed to any terms.", now.AddMinutes(-9)),
            Risk.Found(RaiseRisk.Undelivered, Severity.Yellow, Guid.NewGuid(), "The mail \"Your contract\" could not be sent.", now.AddHours(-3))));
    }

    /// <summary>The administrator's tab at a page, its circuit up. It is the same tab for all tests here: what a browser has read once it need not read again.</summary>
    public async Task<IPage> Live(string path)
    {
        tab ??= await SignedIn();
        await tab.SetViewportSizeAsync(1280, 900);
        await tab.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await tab.GotoAsync(Host.Url + path);
        await Assertions.Expect(tab.Locator("[data-live]")).ToHaveCountAsync(1);
        return tab;
    }

    public async Task DisposeAsync()
    {
        if (tab is not null) { await tab.Context.DisposeAsync(); }
        await Host.DisposeAsync();
    }

    private async Task<IPage> SignedIn()
    {
        var ana = new Visitor(await Browser.Visit(), Host, Shops.AdminEmail);
        await ana.HasSession();
        return ana.Page;
    }
}

[CollectionDefinition("SysOps pages")]
public sealed class TogetherOnSysOpsPages : ICollectionFixture<OpsPages>;
