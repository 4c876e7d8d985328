using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.Risks;

namespace SignupBench.Figures;

/// <summary>What the team's board and its list of risks take to read with very many contracts, against the same with a thousand.</summary>
internal sealed class BoardPages(bool quick) : IFigure
{
    private const int Few = 1_000;

    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(100);

    private readonly int many = quick ? 100_000 : 1_000_000;
    private readonly Shop large = new();
    private readonly Shop small = new();

    public IReadOnlyList<Line> Lines => [.. Pages(many).Select(page => new Line(string.Create(CultureInfo.InvariantCulture, $"board of {many:N0} contracts: {page.Name}"), "ms", "of 1,000", Goal.AtMost(2)))];

    public async Task Prepare()
    {
        await ManyContracts.Plant(small, Few);
        await ManyContracts.Plant(large, many);
    }

    public Task<double[]> Ours() => Read(large, many);

    public Task<double[]> Peer() => Read(small, Few);

    private static async Task<double[]> Read(Shop shop, int contracts)
    {
        List<double> took = [];
        foreach (var (_, read) in Pages(contracts))
        {
            List<double> tries = [];
            while (tries.Sum() < Enough.TotalMilliseconds)
            {
                var watch = Stopwatch.StartNew();
                await read(shop);
                tries.Add(watch.Elapsed.TotalMilliseconds);
            }

            took.Add(tries.Median());
        }

        return [.. took];
    }

    /// <summary>
    /// Customers are numbered from 1,000 on. At each size the searches find as many: one, ten or eleven, a hundred or a few more (what shows is the first fifty),
    /// and all, of which the newest <see cref="ReadBoard.MostFound"/> are looked at.
    /// </summary>
    private static (string Name, Func<Shop, Task> Read)[] Pages(int contracts)
    {
        var hundred = contracts switch { <= 1_000 => "18", <= 100_000 => "999", _ => "9999" };
        return
        [
            ("columns", Board(null, null)),
            ("table", Board(null, "table")),
            ("last page", Board(null, "table", "end")),
            ("search that finds one", Board(string.Create(CultureInfo.InvariantCulture, $"Customer {Math.Max(contracts, 1_900)}"), "table")),
            ("search that finds ten", Board($"Customer {hundred}8", "table")),
            ("search that finds a hundred", Board($"Customer {hundred}", "table")),
            ("search that finds all", Board("Customer", "table")),
            ("risks", shop => shop.Get<ReadRisks>().Run(resolved: false, only: null)),
        ];
    }

    private static Func<Shop, Task> Board(string? text, string? view, string? before = null) => shop => shop.Get<ReadBoard>().Run(BoardAddress.Of(null, text, view, null, null, before: before));
}
