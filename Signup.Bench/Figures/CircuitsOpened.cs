using System.Net;
using SignupBench.Counter;

namespace SignupBench.Figures;

/// <summary>Live pages that are opened and stay open: the wizard's register step against the counter of Blazor's template. Who looks at them is another process.</summary>
internal sealed class CircuitsOpened : IFigure
{
    private const int Pages = 40;

    private readonly Shop shop = new();
    private Uri counter = null!;
    private Uri step = null!;
    private readonly CookieContainer cookies = new();

    public IReadOnlyList<Line> Lines { get; } =
    [
        new("a page of the wizard open: managed memory", "KB", "the template's counter", Goal.AtMost(1.5)),
        new("… processor to open it", "ms", "the template's counter", Goal.AtMost(1.5)),
    ];

    public async Task Prepare()
    {
        counter = new Uri((await BareApp.Start(
            app =>
            {
                app.UseAntiforgery();
                app.MapRazorComponents<CounterApp>().AddInteractiveServerRenderMode();
            },
            services => services.AddRazorComponents().AddInteractiveServerComponents())).Url(), "/counter");
        step = await ChooseAPlan();
    }

    public Task<double[]> Ours() => Open(step, cookies.GetCookieHeader(step));

    public Task<double[]> Peer() => Open(counter, string.Empty);

    private static async Task<double[]> Open(Uri page, string cookie)
    {
        var (memory, processor) = (GC.GetTotalMemory(forceFullCollection: true), Environment.CpuUsage.TotalTime);
        await using var visitors = await Visitors.At(page, cookie, Pages);
        var used = Environment.CpuUsage.TotalTime - processor;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - memory;
        await visitors.Leave();
        return [kept / 1024.0 / Pages, used.TotalMilliseconds / Pages];
    }

    /// <summary>As the form of the plan page does; the answer leads to the register step.</summary>
    private async Task<Uri> ChooseAPlan()
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = shop.Url };
        var plan = await shop.Ask(db => db.Set<SignupWeb.Plans.Plan>().Select(p => p.Id).FirstAsync());
        using var form = new FormUrlEncodedContent([new("planId", plan.ToString()), new("cycle", "Monthly"), new("country", "DE")]);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await http.PostAsync("/signup/start", form);
        return answer.EnsureSuccessStatusCode().RequestMessage!.RequestUri!;
    }
}
