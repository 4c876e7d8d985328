namespace SignupBench.Figures;

/// <summary>From the start of the process until it says that it can be used, on a folder that was used before: the published program, where scripts/publish made one, against one endpoint that answers a constant.</summary>
internal sealed class ColdStart : IFigure
{
    private static readonly string Published = Path.Combine(Child.Root, "publish");

    private readonly string folder = Disk.Folder();
    private readonly (string Program, string Home) ours = Directory.Exists(Published) ? (Path.Combine(Published, "Signup.Web.dll"), Published) : Child.Built;

    public IReadOnlyList<Line> Lines => [new($"cold start, {(ours.Home == Published ? "published" : "not published, so compiled as it starts")}", "ms", "one endpoint", Goal.AtMost(4))];

    public async Task<double[]> Ours() => [await Start(ours.Program, ours.Home, "--Data:Directory", folder)];

    public async Task<double[]> Peer() => [await Start(Child.Bench, AppContext.BaseDirectory, OneEndpoint.Word)];

    private static async Task<double> Start(string program, string home, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var (app, _) = await Child.Serving(program, home, arguments);
        var took = watch.Elapsed.TotalMilliseconds;
        await app.DisposeAsync();
        return took;
    }
}
