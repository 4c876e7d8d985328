using Microsoft.Playwright;
using SignupTests.Support;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>One application set up once, and one browser, for the tests of its SysOps pages.</summary>
public sealed class OpsPages : IAsyncLifetime
{
    public OpsHost Host { get; } = new();

    public Browser Browser { get; } = new();

    /// <summary>The administrator's cookies, to open pages with.</summary>
    public string Cookies { get; private set; } = string.Empty;

    public async Task InitializeAsync()
    {
        await Browser.InitializeAsync();
        var page = await Browser.Visit();
        await SetUp(page, Host.SetupUrl);
        Cookies = await page.Context.StorageStateAsync();
        await page.Context.DisposeAsync();
        var now = Host.Get<TimeProvider>().GetUtcNow();
        await Host.Plant(db => SampleContracts.PlantBoard(db, now));
        await Host.Plant(db => db.AddRange(
            Risk.Found("PAYMENT_MISMATCH", Severity.Red, Guid.NewGuid(), "The payment service took €149.00, the customer agreed to €177.31. The order is held, nothing was set up.", now.AddMinutes(-24)),
            Risk.Found(RaiseRisk.Quarantined, Severity.Red, Guid.NewGuid(), "SignContract could not take OrderAccepted after 5 tries: Nobody agreed to any terms.", now.AddMinutes(-9)),
            Risk.Found(RaiseRisk.Undelivered, Severity.Yellow, Guid.NewGuid(), "The mail \"Your contract\" could not be sent.", now.AddHours(-3))));
    }

    public static async Task SetUp(IPage page, string url)
    {
        await page.GotoAsync(url);
        await page.GetByLabel("Your name").FillAsync("Ana Kovač");
        await page.GetByLabel("E-mail address").FillAsync("ana@northwind.example");
        await page.GetByLabel("Create a password", new() { Exact = true }).FillAsync(OpsHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish set-up" }).ClickAsync();
        await page.WaitForURLAsync("**/ops/board");
    }

    /// <summary>A page of the administrator, at an address of the application.</summary>
    public async Task<IPage> Open(string path, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Browser.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, StorageState = Cookies, Locale = "en-IE", ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Host.Url + path);
        return page;
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Host.DisposeAsync();
    }
}

[CollectionDefinition("SysOps pages")]
public sealed class TogetherOnSysOpsPages : ICollectionFixture<OpsPages>;
