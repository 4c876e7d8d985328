namespace SignupBench.Figures;

/// <summary>The public plan page as a browser asks for it, and a constant string of as many bytes from an application that does nothing else.</summary>
internal sealed class PlanPage : IFigure
{
    private readonly Fill fill = new(1_000, 60_000, 0.5);
    private readonly Fill peersFill = new(1_000, 60_000, 0.5);
    private readonly Shop shop = new();
    private Uri constant = null!;

    public IReadOnlyList<Line> Lines { get; } = [new("public plan page", "requests/s", "a constant string of that size", Goal.AtLeast(0.9))];

    public async Task Prepare()
    {
        using var http = new HttpClient { BaseAddress = shop.Url, DefaultRequestHeaders = { { "Accept-Encoding", "gzip, deflate, br" } } };
        var page = new string('x', (await http.GetByteArrayAsync("/")).Length);
        constant = (await BareApp.Start(app => app.MapGet("/", () => page))).Url();
    }

    public async Task<double[]> Ours() => fill.Learn(await Ask(shop.Url, fill.Count));

    public async Task<double[]> Peer() => peersFill.Learn(await Ask(constant, peersFill.Count));

    private static Task<double> Ask(Uri server, int times) =>
        Loader.PerSecond(server, [.. Enumerable.Repeat(Loader.Get(server, "/", "Accept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: en-IE,en;q=0.8\r\n"), times)]);
}
