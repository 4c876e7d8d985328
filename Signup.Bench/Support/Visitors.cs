namespace SignupBench.Support;

/// <summary>People who look at a live page, as a process of their own: it tells when all have the page, and goes when it is told to.</summary>
internal sealed class Visitors : IAsyncDisposable
{
    /// <summary>Makes this program be them.</summary>
    public const string Word = "visitors";

    private const string AllThere = "all there";
    private const int AtOnce = 8;

    private readonly Child process;

    private Visitors(Child process) => this.process = process;

    public static async Task<Visitors> At(Uri page, string cookie, int count)
    {
        var visitors = new Visitors(new Child(Child.Bench, AppContext.BaseDirectory, Word, page.AbsoluteUri, cookie, count.ToString(CultureInfo.InvariantCulture)));
        return await visitors.process.Hear() == AllThere ? visitors : throw new InvalidOperationException($"{page} could not be opened.");
    }

    public async Task Leave()
    {
        await process.Say("go");
        await process.Ends();
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    /// <summary>What the process does.</summary>
    public static async Task<int> Come(string[] visit)
    {
        List<Circuit> pages = [];
        foreach (var some in Enumerable.Range(0, int.Parse(visit[2], CultureInfo.InvariantCulture)).Chunk(AtOnce)) { pages.AddRange(await Task.WhenAll(some.Select(_ => Circuit.Open(new Uri(visit[0]), visit[1])))); }
        await Console.Out.WriteLineAsync(AllThere);
        await Console.In.ReadLineAsync();
        foreach (var page in pages) { await page.Leave(); }
        return 0;
    }
}
