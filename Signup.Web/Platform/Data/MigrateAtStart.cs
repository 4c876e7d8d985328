using Microsoft.EntityFrameworkCore;

namespace SignupWeb.Platform.Data;

/// <summary>Brings the database up to date before the first request is served.</summary>
public sealed class MigrateAtStart(IDbContextFactory<SignupDb> contexts, IEnumerable<ISeed> seeds) : IHostedLifecycleService
{
    /// <summary>True when the database can be used (/health/ready).</summary>
    public bool IsReady { get; private set; }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);

        foreach (var seed in seeds)
        {
            await seed.Plant(cancellationToken);
        }

        IsReady = true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>First rows of a slice, planted at start when they are missing.</summary>
public interface ISeed
{
    Task Plant(CancellationToken cancellationToken);
}
