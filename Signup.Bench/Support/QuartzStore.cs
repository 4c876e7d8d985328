using Quartz;

namespace SignupBench.Support;

/// <summary>Quartz with its persistent store, one trigger for each thing that is to happen: what the application would do if deadlines were not rows of its own.</summary>
internal sealed class QuartzStore : IAsyncDisposable
{
    private static readonly JobKey Job = new("ring");

    private readonly string file = Path.Combine(Disk.Folder(), "quartz.db");
    private readonly Fill fill = new(40, 5_000, 0.5);
    private readonly ServiceProvider services;
    private IScheduler? scheduler;
    private int copies;

    public QuartzStore() => services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<Rings>().AddTransient<Ringer>().AddQuartz(quartz => quartz.UsePersistentStore(store =>
    {
        store.UseSqlite($"Data Source={file}");
        store.ProvisionSchema();
    })).BuildServiceProvider();

    public async Task Prepare(int pending)
    {
        // the file remembers that it writes ahead; FULL is what every connection begins with
        Disk.Open(file).Dispose();
        scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.AddJob(JobBuilder.Create<Ringer>().WithIdentity(Job).StoreDurably().Build());
        await scheduler.ScheduleJob(TriggerAt(TimeProvider.System.GetUtcNow().AddYears(1)));
        Copy(pending, "\"NEXT_FIRE_TIME\"");
        await scheduler.Start();
    }

    public async Task<double[]> FirePerSecond()
    {
        var rings = services.GetRequiredService<Rings>();
        rings.Clear();
        var due = TimeProvider.System.GetUtcNow().AddMilliseconds(400);
        Copy(fill.Count, due.UtcTicks.ToString(CultureInfo.InvariantCulture));
        // the scheduler hears of its own triggers only
        await scheduler!.ScheduleJob(TriggerAt(due));
        await Until.Holds(() => rings.Count > fill.Count, "Quartz's triggers");
        return fill.Learn(fill.Count / (TimeProvider.System.GetUtcNow() - due).TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        if (scheduler is not null) { await scheduler.Shutdown(); }
        await services.DisposeAsync();
    }

    private static ITrigger TriggerAt(DateTimeOffset due) => TriggerBuilder.Create().ForJob(Job).WithIdentity(Guid.NewGuid().ToString()).StartAt(due).Build();

    private void Copy(int times, string due)
    {
        using var database = Disk.Open(file);
        var name = database.Texts("SELECT TRIGGER_NAME FROM QRTZ_TRIGGERS ORDER BY NEXT_FIRE_TIME DESC LIMIT 1")[0];
        foreach (var table in (string[])["QRTZ_TRIGGERS", "QRTZ_SIMPLE_TRIGGERS"])
        {
            Copies.Of(database, table, $"TRIGGER_NAME = '{name}'", copies, times, ("TRIGGER_NAME", "'copy-' || n"), ("NEXT_FIRE_TIME", due), ("START_TIME", due.Replace("NEXT_FIRE", "START", StringComparison.Ordinal)));
        }

        copies += times;
    }

    /// <summary>Does nothing but ring.</summary>
    private sealed class Ringer(Rings rings) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            rings.Ring(Guid.NewGuid());
            return ValueTask.CompletedTask;
        }
    }
}
