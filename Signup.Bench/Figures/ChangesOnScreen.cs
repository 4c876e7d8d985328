using SignupWeb.Contracts;
using SignupWeb.Platform.Access;

namespace SignupBench.Figures;

/// <summary>
/// How soon what one manager saves is on a colleague's board, and what fifty open boards take while a hundred contracts come in.
/// An open board reads at most once a second, so a change soon after another waits.
/// </summary>
internal sealed class ChangesOnScreen(bool quick) : IFigure
{
    private const int Contracts = 1_000;
    private const int Screens = 50;
    private const int Arriving = 100;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenArrivals = TimeSpan.FromMilliseconds(50);

    private readonly Random chance = new(7);
    private readonly Shop shop = new();
    private Uri board = null!;
    private string cookie = string.Empty;

    public IReadOnlyList<Line> Lines { get; } =
    [
        new("a colour saved, until it is on a colleague's board: p50", "ms", null, null),
        new("… p99", "ms", null, Goal.AtMost(1_000)),
        new($"{Screens} boards open while {Arriving} contracts come in: the last on the screen after", "ms", null, Goal.AtMost(1_000)),
        new("… processor of the server for each screen", "ms", null, null),
    ];

    public int Rounds => 1;

    public async Task Prepare()
    {
        await ManyContracts.Plant(shop, Contracts);
        board = new Uri(shop.Url, "/ops/board");
        cookie = await shop.SignedIn(await shop.Ask(db => db.Set<Login>().Where(l => l.Role == Role.Admin).Select(l => l.Id).SingleAsync()));
    }

    public async Task<double[]> Ours()
    {
        var colleague = await Circuit.Open(board, cookie);
        var delays = await Delays(colleague);
        double[] arrivals = await Arrivals(colleague);
        await colleague.Leave();
        return [delays.Median(), delays.At(0.99), .. arrivals];
    }

    private async Task<List<double>> Delays(Circuit colleague)
    {
        List<double> delays = [];
        for (var change = 1; change <= (quick ? 20 : 200); change++)
        {
            await Task.Delay(LongestPause * chance.NextDouble());
            delays.Add(await Delay(colleague, string.Create(CultureInfo.InvariantCulture, $"{change} h late")));
        }

        return delays;
    }

    /// <summary>The newest red contract stands on top of its column.</summary>
    private async Task<double> Delay(Circuit colleague, string value)
    {
        var criterion = await shop.Ask(async db =>
        {
            var newest = await db.Set<Contract>().Where(c => c.Colour == Colour.Red).OrderByDescending(c => c.SignedAt).Select(c => c.Id).FirstAsync();
            return await db.Set<Criterion>().Where(c => c.ContractId == newest && c.Colour == Colour.Red).OrderBy(c => c.Position).FirstAsync();
        });
        var shown = colleague.Shows(value);
        var watch = Stopwatch.StartNew();
        var saved = await shop.Get<ColourCriterion>().Run(criterion.Id, new(Colour.Red, value, "Measured again", criterion.Version), Actor.System);
        if (saved.Refusal is { } refusal) { throw new InvalidOperationException(refusal.Message); }
        await shown;
        return watch.Elapsed.TotalMilliseconds;
    }

    private async Task<double[]> Arrivals(Circuit colleague)
    {
        await using var others = await Visitors.At(board, cookie, Screens - 1);
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 1; i < Arriving; i++)
        {
            await ManyContracts.Arrive(shop, 500_000 + i);
            await Task.Delay(BetweenArrivals);
        }

        var shown = colleague.Shows(string.Create(CultureInfo.InvariantCulture, $"{Contracts + Arriving:N0} contracts"));
        var watch = Stopwatch.StartNew();
        await ManyContracts.Arrive(shop, 500_000 + Arriving);
        await shown;
        var last = watch.Elapsed.TotalMilliseconds;
        await Task.Delay(LongestPause);
        return [last, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Screens];
    }
}
