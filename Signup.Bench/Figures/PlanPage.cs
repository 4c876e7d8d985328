namespace SignupBench.Figures;

/// <summary>The public plan page as a browser asks for it; a constant string on the same way through the application; and one of as many bytes from an application that does nothing else.</summary>
internal sealed class PlanPage : IFigure
{
    private readonly Fill fill = new(1_000, 60_000, 0.5);
    private readonly Fill peersFill = new(1_000, 60_000, 0.5);
    private readonly Shop shop = new();
    private Uri constant = null!;

    public IReadOnlyList<Line> Lines { get; } =
    [
        new("public plan page", "requests/s", "a constant string, robots.txt", Goal.AtLeast(0.9)),
        new("… against an application with nothing else in it", "requests/s", "a constant string of that size", null),
    ];

    public async Task Prepare()
    {
        using var http = new HttpClient { BaseAddress = shop.Url, DefaultRequestHeaders = { { "Accept-Encoding", "gzip, deflate, br" } } };
        var page = new string('x', (await http.GetByteArrayAsync("/")).Length);
        constant = (await BareApp.Start(app => app.MapGet("/", () => page))).Url();
    }

    public async Task<double[]> Ours()
    {
        var rate = fill.Learn(await Ask(shop.Url, "/", fill.Count));
        return [.. rate, .. rate];
    }

    public async Task<double[]> Peer() => [await Ask(shop.Url, "/robots.txt", fill.Count), .. peersFill.Learn(await Ask(constant, "/", peersFill.Count))];

    private static Task<double> Ask(Uri server, string path, int times) =>
        Loader.PerSecond(server, [.. Enumerable.Repeat(Loader.Get(server, path, "Accept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: en-IE,en;q=0.8\r\n"), times)]);
}
