using Microsoft.Playwright;
using SignupTests.Support;
using Xunit;
using Xunit.Abstractions;

namespace SignupTests.Browsing;

/// <summary>What the first pages weigh over the wire, as Chromium counts it: headers and compressed bodies of everything they load.</summary>
public sealed class WeightOfThePages(ITestOutputHelper output) : InABrowser
{
    private const long PlansAtMost = 60_000;

    [Fact]
    public async Task Of_the_plans_stays_under_60_KB_without_cookie_and_circuit()
    {
        var visitor = await Newcomer(Shops.Open);
        List<string> asked = [];
        visitor.Page.Request += (_, request) => asked.Add(request.Url);
        visitor.Page.WebSocket += (_, socket) => asked.Add(socket.Url);

        var (bytes, cookies) = await Load(visitor.Page, Shops.Open.Url);
        output.WriteLine($"The plan page weighs {bytes / 1000.0:0.0} KB in {asked.Count} requests.");

        Assert.InRange(bytes, 1, PlansAtMost);
        Assert.Empty(cookies);
        Assert.DoesNotContain(asked, url => url.Contains("_framework", StringComparison.Ordinal) || url.Contains("_blazor", StringComparison.Ordinal));
        Assert.All(asked, url => Assert.StartsWith(Shops.Open.Url, url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_the_first_step_is_told()
    {
        var visitor = await Newcomer(Shops.Open);
        await visitor.ChoosePlan();

        var (bytes, _) = await Load(visitor.Page, visitor.Page.Url);
        output.WriteLine($"The first page of the wizard weighs {bytes / 1000.0:0.0} KB with an empty cache.");

        Assert.InRange(bytes, PlansAtMost / 10, 10 * PlansAtMost);
    }

    private static async Task<(long Bytes, IReadOnlyList<BrowserContextCookiesResult> Cookies)> Load(IPage page, string url)
    {
        var bytes = 0L;
        var chromium = await page.Context.NewCDPSessionAsync(page);
        chromium.Event("Network.loadingFinished").OnEvent += (_, told) => bytes += (long)(told?.GetProperty("encodedDataLength").GetDouble() ?? 0);
        await chromium.SendAsync("Network.enable");
        await chromium.SendAsync("Network.setCacheDisabled", new Dictionary<string, object>(StringComparer.Ordinal) { ["cacheDisabled"] = true });
        await page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return (bytes, await page.Context.CookiesAsync());
    }
}
