using SignupWeb.Platform.Deadlines;

namespace SignupBench.Figures;

/// <summary>What falls due while 100,000 others wait: rows of our table, and triggers in Quartz's persistent store in a file of the same durability.</summary>
internal sealed class DeadlinesFired : IFigure
{
    private const int Pending = 100_000;
    private const int Single = 100;

    private static readonly TimeSpan Notice = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(10);

    private readonly Fill fill = new(200, 20_000, 0.5);
    private readonly Shop shop = new();
    private readonly QuartzStore quartz = Opened.Keep(new QuartzStore());

    public IReadOnlyList<Line> Lines { get; } =
    [
        new("deadlines fired, 100,000 others pending", "/s", "Quartz's persistent store", Goal.AtLeast(50)),
        new("… lag when they come one by one, p99", "ms", null, Goal.AtMost(150)),
    ];

    private Rings Rings => shop.Get<Rings>();

    public async Task Prepare()
    {
        var far = Deadline.At(Bell.Kind, Guid.NewGuid(), TimeProvider.System.GetUtcNow().AddYears(1));
        await shop.Save(far);
        using var database = Disk.Open(shop.Database);
        Copies.Of(database, "deadlines", $"\"SubjectId\" = '{far.SubjectId.ToString().ToUpperInvariant()}'", 0, Pending, ("Id", Copies.NewId), ("SubjectId", Copies.NewId));
        await quartz.Prepare(Pending);
    }

    public async Task<double[]> Ours()
    {
        var due = await Fall(fill.Count, TimeSpan.Zero);
        await Until.Holds(() => shop.Ask(async db => !await db.Set<Deadline>().AnyAsync(d => d.ClosedAt == null && d.DueAt <= due[0].DueAt)), "the deadlines closed", 1);
        var rate = fill.Learn(due.Count / (TimeProvider.System.GetUtcNow() - due[0].DueAt).TotalSeconds);
        var single = await Fall(Single, Apart);
        return [.. rate, single.Select(d => (Rings[d.SubjectId] - d.DueAt).TotalMilliseconds).At(0.99)];
    }

    public Task<double[]> Peer() => quartz.FirePerSecond();

    /// <summary>Sets them, at once or one after the other, and waits until each has rung.</summary>
    private async Task<List<Deadline>> Fall(int count, TimeSpan apart)
    {
        Rings.Clear();
        var first = TimeProvider.System.GetUtcNow() + Notice + (TimeSpan.FromMicroseconds(100) * count);
        List<Deadline> due = [.. Enumerable.Range(0, count).Select(i => Deadline.At(Bell.Kind, Guid.NewGuid(), first + (apart * i)))];
        await shop.Save(due);
        await Until.Holds(() => Rings.Count == count, "the deadlines");
        return due;
    }
}
