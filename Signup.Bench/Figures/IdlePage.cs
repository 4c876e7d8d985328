namespace SignupBench.Figures;

/// <summary>What a signed-in page costs the server while nobody does anything: with many open, less what it uses without.</summary>
internal sealed class IdlePage : IFigure
{
    private const int Pages = 100;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    private readonly Shop shop = new(TimeSpan.FromDays(1));
    private Uri order = null!;
    private string cookie = string.Empty;

    public IReadOnlyList<Line> Lines { get; } = [new("a signed-in page nobody touches: processor each second", "ms", null, Goal.AtMost(0.02))];

    public int Rounds => 1;

    public async Task Prepare()
    {
        using var customer = new Headless(shop.Url);
        await customer.Order();
        order = new Uri(shop.Url, $"/orders/{customer.OrderReference}");
        cookie = await shop.SignedIn(Guid.Parse(customer.CustomerId));
    }

    public async Task<double[]> Ours()
    {
        var without = await Used();
        await using var visitors = await Visitors.At(order, cookie, Pages);
        return [Math.Max(0, await Used() - without) / Idle.TotalSeconds / Pages];
    }

    private static async Task<double> Used()
    {
        GC.Collect();
        await Task.Delay(1000);
        var before = Environment.CpuUsage.TotalTime;
        await Task.Delay(Idle);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
