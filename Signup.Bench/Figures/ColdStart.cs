using System.Diagnostics;
using SignupBench.Running;
using SignupBench.Support;

namespace SignupBench.Figures;

/// <summary>From the start of the process to the first answer, on a folder that was used before: the published program against one endpoint that answers a constant.</summary>
internal sealed class ColdStart : IFigure
{
    private readonly string folder = Disk.Folder();
    private readonly string program = File.Exists(Published) ? Published : AppProcess.Built;

    public IReadOnlyList<Line> Lines => [new($"cold start, {(program == Published ? "published" : "built only, so compiled at the start")}", "ms", "one endpoint", Goal.AtMost(4))];

    /// <summary>Where scripts/publish puts it.</summary>
    private static string Published => Path.Combine(AppProcess.Root, "publish", Path.GetFileName(AppProcess.Built));

    /// <summary>The first start makes the database; it is not a cold start, but the first one ever.</summary>
    public Task Prepare() => Start(program);

    public async Task<double[]> Ours() => [await Start(program)];

    public async Task<double[]> Peer() => [await Start(Path.Combine(AppContext.BaseDirectory, "Signup.Bench.dll"), OneEndpoint.Word)];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<double> Start(params string[] command)
    {
        var watch = Stopwatch.StartNew();
        using var app = new AppProcess(command, folder);
        await app.Answers("/health/ready");
        return watch.Elapsed.TotalMilliseconds;
    }
}
