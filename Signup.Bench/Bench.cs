using System.Runtime.InteropServices;
using SignupBench.Figures;

namespace SignupBench;

/// <summary>dotnet run -c Release --project Signup.Bench -- quick|all [name]: measures and writes one table (docs/speed.md).</summary>
internal static class Bench
{
    private static readonly (string Name, Func<bool, IFigure> Make)[] All =
    [
        ("windows", quick => new WindowsTogether(quick)),
        ("signup", quick => new FullSignup(quick)),
        ("cost", _ => new CostOfASignup()),
        ("writes", _ => new WriteLatency()),
        ("deadlines", _ => new DeadlinesFired()),
        ("saga", _ => new OrderToAccepted()),
        ("webhooks", _ => new WebhookKept()),
        ("page", _ => new PlanPage()),
        ("circuits", _ => new CircuitsOpened()),
        ("idle", _ => new IdlePage()),
        ("board", quick => new BoardPages(quick)),
        ("screens", quick => new ChangesOnScreen(quick)),
        ("start", _ => new ColdStart()),
    ];

    public static Task<int> Main(string[] args) => args switch
    {
        [OneEndpoint.Word, .. var settings] => OneEndpoint.Run(settings),
        [Visitors.Word, .. var visit] => Visitors.Come(visit),
        ["quick" or "all"] => Measure(args[0] == "quick", All),
        ["quick" or "all", var name] when All.Any(f => f.Name == name) => Measure(args[0] == "quick", All.Where(f => f.Name == name)),
        _ => Explain(),
    };

    private static async Task<int> Explain()
    {
        await Console.Error.WriteLineAsync($"Say quick or all, and perhaps one of: {string.Join(", ", All.Select(f => f.Name))}");
        return 1;
    }

    private static async Task<int> Measure(bool quick, IEnumerable<(string Name, Func<bool, IFigure> Make)> figures)
    {
        var watch = Stopwatch.StartNew();
        List<Row> rows = [];
        try
        {
            foreach (var (name, make) in figures)
            {
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,5:N0} s  {name}"));
                var measured = await Rounds.Of(make(quick));
                foreach (var row in measured) { await Console.Error.WriteLineAsync($"         {row.Rounds}"); }
                rows.AddRange(measured);
                await Opened.Close();
            }
        }
        finally
        {
            await Opened.Close();
            Disk.RemoveAll();
        }

        Console.WriteLine($"{Machine}\n\n| what | ours | peer | goal | ratio, or value | | spin ms | fsync µs |\n|---|---|---|---|---|---|---|---|");
        rows.ForEach(row => Console.WriteLine(row));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n`{(quick ? "quick" : "all")}`, {watch.Elapsed.TotalSeconds:N0} s."));
        return 0;
    }

    private static string Machine => string.Create(CultureInfo.InvariantCulture, $"{Processor}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Configuration}");

    private static string? Processor => File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] : RuntimeInformation.ProcessArchitecture.ToString();

#if DEBUG
    private const string Configuration = "Debug: not to be published";
#else
    private const string Configuration = "Release";
#endif
}
