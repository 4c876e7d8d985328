using System.Net.Http.Json;
using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;

namespace SignupTests.Payments.Sandbox;

/// <summary>The hosted pages in a real browser: the same with script and without, accessible, in both themes, on a phone.</summary>
public sealed class HostedPageBrowserTests : InABrowser
{
    private SandboxHost host = null!;
    private string customer = string.Empty;

    public override async Task InitializeAsync()
    {
        host = await SandboxHost.Start();
        customer = await host.Api.Customer(card: null);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_picked_card_is_declined_and_another_one_saved(bool script)
    {
        var session = await Session();
        var page = await Visit(with: new() { JavaScriptEnabled = script });
        await page.GotoAsync($"{host.Url}/sandbox/checkout/{session}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Declined, not enough money" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Card number")).ToHaveValueAsync("4000 0000 0000 9995");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save card" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("insufficient funds");
        await page.GetByRole(AriaRole.Button, new() { Name = "Works 4242" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Card number")).ToHaveValueAsync("4242 4242 4242 4242");

        await page.RunAndWaitForRequestAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save card" }).ClickAsync(), $"https://shop.example/done?session={session}");
        Assert.Equal("complete", (await host.Api.Get($"/v1/checkout/sessions/{session}")).Text("status"));
    }

    [Fact]
    public async Task Every_hosted_page_passes_axe_in_both_themes_and_fits_a_phone()
    {
        var page = await Visit(width: 360);
        foreach (var (name, reach) in Pages())
        {
            await reach(page);
            await Accessible.CheckEverything(page, name);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Accessible.CheckColours(page, $"{name} in the dark");
            foreach (var width in new[] { 900, 1000, 1280, 360 })
            {
                await page.SetViewportSizeAsync(width, 800);
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} scrolls sideways at {width}");
            }

            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }
    }

    private IEnumerable<(string Name, Func<IPage, Task> Reach)> Pages() =>
    [
        ("open", async page => await page.GotoAsync($"{host.Url}/sandbox/checkout/{await Session()}")),
        ("declined", async page => await Save(page, "4000 0000 0000 0002")),
        ("invalid", async page => await Save(page, "1")),
        ("authenticate", async page => await Save(page, "4000 0027 6000 3184")),
        ("expired", async page =>
        {
            var session = await Session();
            await host.Api.Made($"/v1/checkout/sessions/{session}/expire");
            await page.GotoAsync($"{host.Url}/sandbox/checkout/{session}");
        }),
        ("invoice to confirm", async page => await page.GotoAsync($"{host.Url}/sandbox/invoice/{await OpenInvoice()}")),
        ("invoice paid", async page =>
        {
            await page.GotoAsync($"{host.Url}/sandbox/invoice/{await OpenInvoice()}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Confirm and pay" }).ClickAsync();
            await Assertions.Expect(page.GetByText("This invoice is paid")).ToBeVisibleAsync();
        }),
    ];

    private async Task Save(IPage page, string number)
    {
        await page.GotoAsync($"{host.Url}/sandbox/checkout/{await Session()}");
        await page.GetByLabel("Card number").FillAsync(number);
        await page.EvaluateAsync("() => { window.isLeft = true; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save card" }).ClickAsync();
        await page.WaitForFunctionAsync("() => !window.isLeft && document.readyState === 'complete'");
    }

    private async Task<string> Session() => (await host.Api.Session(customer, ("metadata[what]", "Team, monthly"), ("metadata[after_order]", "€177.31 a month"))).Id!;

    /// <summary>An invoice whose card always asks for its owner.</summary>
    private async Task<string> OpenInvoice()
    {
        var session = await Session();
        using var http = new HttpClient();
        using var response = await http.PostAsJsonAsync(new Uri($"{host.Url}/sandbox/test/checkout/sessions/{session}/complete"), new { card = "4000002760003184" });
        var method = (await host.Api.Get($"/v1/checkout/sessions/{session}", "setup_intent")).Text("setup_intent.payment_method")!;
        return (await host.Api.Subscribe(customer, await host.Api.Price(), ("default_payment_method", method), ("default_tax_rates[0]", await host.Api.TaxRate("19")))).Text("latest_invoice.id")!;
    }
}
