using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace SignupWeb.Platform.Data;

/// <summary>Brings the database up to date before the first request is served.</summary>
public sealed class MigrateAtStart(IDbContextFactory<SignupDb> contexts, IEnumerable<ISeed> seeds) : IHostedLifecycleService
{
    // SQLite's result codes
    private const int ReadOnly = 8;
    private const int Damaged = 11;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    /// <summary>True when the database can be used (/health/ready).</summary>
    public bool IsReady { get; private set; }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken)) { await Migrate(db.Database, cancellationToken); }

        foreach (var seed in seeds)
        {
            await seed.Plant(cancellationToken);
        }

        IsReady = true;
    }

    private static async Task Migrate(DatabaseFacade database, CancellationToken cancellationToken)
    {
        var file = database.GetDbConnection().DataSource;
        try
        {
            var applied = (await database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            var unknown = applied.Except(database.GetMigrations(), StringComparer.Ordinal).ToList();
            if (unknown.Count > 0) { throw UnusableDatabaseException.Newer(file, unknown); }

            // migrating compares the whole model first, also where nothing is to be done
            if (database.GetMigrations().Except(applied, StringComparer.Ordinal).Any()) { await database.MigrateAsync(cancellationToken); }
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ReadOnly or CannotOpen or Damaged or NoDatabase)
        {
            throw UnusableDatabaseException.Of(file, e);
        }
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
