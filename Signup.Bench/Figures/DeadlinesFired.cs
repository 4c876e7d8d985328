using Microsoft.EntityFrameworkCore;
using SignupBench.Running;
using SignupBench.Support;
using SignupWeb.Platform.Deadlines;

namespace SignupBench.Figures;

/// <summary>What falls due while 100,000 others wait: rows of our table, and triggers in Quartz's persistent store in a file of the same durability.</summary>
internal sealed class DeadlinesFired : IFigure
{
    public const int Pending = 100_000;

    private const int Single = 100;

    private static readonly TimeSpan Notice = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(15);

    private readonly Fill fill = new(200, 20_000, 0.7);
    private readonly Shop shop = new();
    private readonly QuartzStore quartz = new();
    private Rings rings = null!;

    public IReadOnlyList<Line> Lines { get; } =
    [
        new("deadlines fired, 100,000 others pending", "/s", "Quartz's persistent store", Goal.AtLeast(50)),
        new("a deadline's lag when they come one by one, p99", "ms", null, Goal.AtMost(150)),
    ];

    public async Task Prepare()
    {
        rings = shop.Get<Rings>();
        var far = Deadline.At(Bell.Kind, Guid.NewGuid(), TimeProvider.System.GetUtcNow().AddYears(1));
        await shop.Save(far);
        using (var database = Disk.Open(shop.Database)) { Copies.Of(database, "deadlines", $"\"SubjectId\" = '{far.SubjectId.ToString().ToUpperInvariant()}'", 0, Pending, ("Id", Copies.NewId), ("SubjectId", Copies.NewId)); }
        await quartz.Prepare(Pending);
    }

    public async Task<double[]> Ours() => [fill.Learn(await Together(fill.Count)), await LagOneByOne()];

    public async Task<double[]> Peer() => [await quartz.FirePerSecond()];

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        await quartz.DisposeAsync();
    }

    private async Task<double> Together(int count)
    {
        var due = await Set(count, TimeSpan.Zero);
        await Until.Holds(() => rings.Count == count, "the deadlines");
        await Until.Holds(() => shop.Ask(async db => !await db.Set<Deadline>().AnyAsync(d => d.ClosedAt == null && d.DueAt <= due[0].DueAt)), "the deadlines closed", 1);
        return count / (TimeProvider.System.GetUtcNow() - due[0].DueAt).TotalSeconds;
    }

    private async Task<double> LagOneByOne()
    {
        var due = await Set(Single, Apart);
        await Until.Holds(() => rings.Count == Single, "the deadlines");
        return due.Select(d => (rings[d.SubjectId] - d.DueAt).TotalMilliseconds).At(0.99);
    }

    private async Task<List<Deadline>> Set(int count, TimeSpan apart)
    {
        rings.Clear();
        var first = TimeProvider.System.GetUtcNow() + Notice + (TimeSpan.FromMicroseconds(100) * count);
        var due = Enumerable.Range(0, count).Select(i => Deadline.At(Bell.Kind, Guid.NewGuid(), first + (apart * i))).ToList();
        await shop.Save(due);
        return due;
    }
}
