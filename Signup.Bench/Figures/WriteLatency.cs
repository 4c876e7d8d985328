namespace SignupBench.Figures;

/// <summary>
/// How long a small write takes at worst when many write at once, twenty times a second: through the application's one writer, and with EF Core as
/// it comes. A write that had to start late because the one before was slow counts from when it was due, as its user would.
/// </summary>
internal sealed class WriteLatency : IFigure
{
    private const int Writers = 16;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(50);

    private readonly string ungated = Path.Combine(Disk.Folder(), "ungated.db");
    private readonly Shop shop = new();

    public IReadOnlyList<Line> Lines { get; } = [new("p99 of a write, 16 writers at once", "ms", "EF Core without a gate", Goal.AtMost(0.2))];

    public async Task Prepare()
    {
        // the file remembers that it writes ahead; FULL is what every connection begins with
        Disk.Open(ungated).Dispose();
        await using var db = new Ungated(ungated);
        await db.Database.EnsureCreatedAsync();
    }

    public Task<double[]> Ours() => Measure(() => shop.Save(NewRow()));

    public Task<double[]> Peer() => Measure(async () =>
    {
        await using var db = new Ungated(ungated);
        db.Add(NewRow());
        await db.SaveChangesAsync();
    });

    private static async Task<double[]> Measure(Func<Task> write)
    {
        var watch = Stopwatch.StartNew();
        var took = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            List<double> mine = [];
            for (var due = TimeSpan.Zero; due < Long; due += Apart)
            {
                var early = due - watch.Elapsed;
                if (early > TimeSpan.Zero) { await Task.Delay(early); }
                await write();
                mine.Add((watch.Elapsed - due).TotalMilliseconds);
            }

            return mine;
        })));
        return [took.SelectMany(t => t).At(0.99)];
    }

    /// <summary>The smallest row the application has.</summary>
    private static NumberSeries NewRow() => new() { Name = Guid.NewGuid().ToString() };

    private sealed class Ungated(string file) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={file}");

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<NumberSeries>().ToTable("number_series").HasKey(s => s.Name);
    }
}
