using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SignupBench.Counter;
using SignupBench.Running;
using SignupBench.Support;

namespace SignupBench.Figures;

/// <summary>Live pages that are opened and stay open: the wizard's register step against the counter of Blazor's template; and what a signed-in page costs while nobody does anything.</summary>
internal sealed class CircuitsOpened : IFigure
{
    private const int Pages = 40;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(4);

    private readonly Shop shop = new(("Orders:RemorseWindow", "1.00:00:00"));
    private BareApp? counter;
    private string order = string.Empty;
    private CookieContainer signedIn = new();
    private string step = string.Empty;
    private CookieContainer visitor = new();

    public IReadOnlyList<Line> Lines { get; } =
    [
        new("a page of the wizard open: managed memory", "KB", "the template's counter", Goal.AtMost(1.5)),
        new("… processor to open it", "ms", "the template's counter", Goal.AtMost(1.5)),
        new("a signed-in page nobody touches: processor each second", "ms", null, Goal.AtMost(0.02)),
    ];

    public async Task Prepare()
    {
        counter = await BareApp.Start(
            app =>
            {
                app.UseAntiforgery();
                app.MapRazorComponents<CounterApp>().AddInteractiveServerRenderMode();
            },
            services => services.AddRazorComponents().AddInteractiveServerComponents());
        (step, visitor) = await Visitor.AtTheRegisterStep(shop.Url);
        (order, signedIn) = await Visitor.WithAnOrder(shop);
    }

    public async Task<double[]> Ours()
    {
        var (memory, processor) = await Open(shop.Url, step, visitor);
        return [memory, processor, await IdleCost()];
    }

    public async Task<double[]> Peer()
    {
        var (memory, processor) = await Open(counter!.Url, "/counter", new());
        return [memory, processor];
    }

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        if (counter is not null) { await counter.DisposeAsync(); }
    }

    private static async Task<(double Memory, double Processor)> Open(Uri server, string path, CookieContainer cookies)
    {
        var (memory, processor) = (InUse(), Environment.CpuUsage.TotalTime);
        var pages = await OpenAll(server, path, cookies);
        var used = Environment.CpuUsage.TotalTime - processor;
        var kept = InUse() - memory;
        await CloseAll(pages);
        return (kept / 1024.0 / Pages, used.TotalMilliseconds / Pages);
    }

    /// <summary>What the process uses with the pages open, less what it uses without.</summary>
    private async Task<double> IdleCost()
    {
        var without = await UsedWhileIdle();
        var pages = await OpenAll(shop.Url, order, signedIn);
        var with = await UsedWhileIdle();
        await CloseAll(pages);
        return Math.Max(0, with - without) / Idle.TotalSeconds / Pages;
    }

    private static async Task<double> UsedWhileIdle()
    {
        GC.Collect();
        await Task.Delay(500);
        var before = Environment.CpuUsage.TotalTime;
        await Task.Delay(Idle);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static async Task<List<Circuit>> OpenAll(Uri server, string path, CookieContainer cookies)
    {
        List<Circuit> pages = [];
        foreach (var some in Enumerable.Range(0, Pages).Chunk(8)) { pages.AddRange(await Task.WhenAll(some.Select(_ => Circuit.Open(server, path, cookies)))); }
        return pages;
    }

    private static async Task CloseAll(List<Circuit> pages)
    {
        foreach (var page in pages) { await page.DisposeAsync(); }
        await Task.Delay(500);
    }

    private static long InUse() => GC.GetTotalMemory(forceFullCollection: true);
}
