using System.Diagnostics;
using System.Globalization;
using SignupBench.Figures;
using SignupBench.Running;
using SignupBench.Support;

namespace SignupBench;

/// <summary>dotnet run -c Release --project Signup.Bench -- quick|all [name]: measures and writes one table (docs/speed.md).</summary>
internal static class Bench
{
    private static readonly (string Name, Func<bool, IFigure> Make)[] Figures =
    [
        ("signup", quick => new FullSignup(quick)),
        ("cost", _ => new CostOfASignup()),
        ("windows", _ => new WindowsTogether()),
        ("writes", _ => new WriteLatency()),
        ("deadlines", _ => new DeadlinesFired()),
        ("saga", _ => new OrderToAccepted()),
        ("webhooks", _ => new WebhookKept()),
        ("page", _ => new PlanPage()),
        ("circuits", _ => new CircuitsOpened()),
        ("start", _ => new ColdStart()),
        ("board", quick => new BoardPages(quick)),
    ];

    public static async Task<int> Main(string[] args)
    {
        if (args is [OneEndpoint.Word, .. var settings])
        {
            await OneEndpoint.Run(settings);
            return 0;
        }

        if (args is not ["quick" or "all", .. { Length: <= 1 } names] || !names.All(Figures.Select(f => f.Name).Contains))
        {
            await Console.Error.WriteLineAsync($"Say quick or all, and perhaps one of: {string.Join(", ", Figures.Select(f => f.Name))}");
            return 1;
        }

        try
        {
            await Measure(args[0] == "quick", names);
            return 0;
        }
        finally
        {
            Disk.RemoveAll();
        }
    }

    private static async Task Measure(bool quick, string[] names)
    {
        var watch = Stopwatch.StartNew();
        List<Row> rows = [];
        foreach (var (name, make) in Figures.Where(f => names.Length == 0 || names.Contains(f.Name, StringComparer.Ordinal)))
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,5:N0} s  {name}"));
            await using var figure = make(quick);
            rows.AddRange(await Rounds.Of(figure));
        }

        Console.WriteLine($"{Machine.Described}\n");
        Console.WriteLine("| what | ours | peer | goal | ratio, or value | | spin ms | fsync µs |\n|---|---|---|---|---|---|---|---|");
        rows.ForEach(row => Console.WriteLine(row));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{(quick ? "Quick" : "All")}, {watch.Elapsed.TotalSeconds:N0} s."));
    }
}
