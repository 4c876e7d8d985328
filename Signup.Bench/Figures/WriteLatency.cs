using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SignupBench.Running;
using SignupBench.Support;
using SignupWeb.Platform.Data;

namespace SignupBench.Figures;

/// <summary>How long a small write takes at worst when many write at once: through the application's one writer, and with EF Core as it comes.</summary>
internal sealed class WriteLatency : IFigure
{
    private const int Writers = 16;
    private const int WritesEach = 100;

    private readonly string ungated = Path.Combine(Disk.Folder(), "ungated.db");
    private readonly Shop shop = new();

    public IReadOnlyList<Line> Lines { get; } = [new("p99 of a write, 16 writers at once", "ms", "EF Core without a gate", Goal.AtMost(0.2))];

    public async Task Prepare()
    {
        await using var db = new Ungated(ungated);
        await db.Database.EnsureCreatedAsync();
        Disk.Open(ungated).Dispose();
    }

    public Task<double[]> Ours() => Measure(() => shop.Save(NewRow()));

    public Task<double[]> Peer() => Measure(async () =>
    {
        await using var db = new Ungated(ungated);
        db.Add(NewRow());
        await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    private static async Task<double[]> Measure(Func<Task> write)
    {
        var took = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            var mine = new double[WritesEach];
            for (var i = 0; i < WritesEach; i++)
            {
                var watch = Stopwatch.StartNew();
                await write();
                mine[i] = watch.Elapsed.TotalMilliseconds;
            }

            return mine;
        })));
        return [took.SelectMany(t => t).At(0.99)];
    }

    /// <summary>The smallest row the application has.</summary>
    private static NumberSeries NewRow() => new() { Name = Guid.NewGuid().ToString() };

    /// <summary>The same row in the same table; SQLite's own defaults are as durable: the file writes ahead, and FULL is what a connection begins with.</summary>
    private sealed class Ungated(string file) : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={file}");

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<NumberSeries>(series =>
        {
            series.ToTable("number_series").HasKey(s => s.Name);
            series.Property(s => s.Version).IsConcurrencyToken();
        });
    }
}
