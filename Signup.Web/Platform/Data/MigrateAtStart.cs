using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace SignupWeb.Platform.Data;

/// <summary>Brings the database up to date at the start. The server answers already; whoever needs the database waits for <see cref="Ready"/>.</summary>
public sealed class MigrateAtStart(IDbContextFactory<SignupDb> contexts, IEnumerable<ISeed> seeds, IDatabase database) : IHostedService
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when the database can be used (/health/ready).</summary>
    public bool IsReady => ready.Task.IsCompleted;

    /// <summary>How many changes of the tables this start made.</summary>
    public int Applied { get; private set; }

    /// <summary>Ends when the database can be used.</summary>
    public Task Ready => ready.Task;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            try
            {
                await using var alone = await database.Alone(cancellationToken);
                await Migrate(db, cancellationToken);
                await Plant(db, cancellationToken);
            }
            catch (Exception e) when (database.Explain(e) is not null)
            {
                throw database.Explain(e)!;
            }
        }

        ready.TrySetResult();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Migrate(SignupDb db, CancellationToken cancellationToken)
    {
        var applied = await AppliedIn(db.Database, cancellationToken);
        var unknown = applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0) { throw UnusableDatabaseException.Newer(database.Name, unknown); }

        // migrating compares the whole model first, also where nothing is to be done
        if (db.Database.GetMigrations().Except(applied, StringComparer.Ordinal).ToList() is not { Count: > 0 } missing) { return; }
        if (applied.Count > 0) { database.BeforeChange(applied[^1], cancellationToken); }
        await db.Database.MigrateAsync(cancellationToken);
        await database.AfterChange(db, cancellationToken);
        Applied = missing.Count;
    }

    /// <summary>Asked without EF, which would make a model of its own table first, at every start.</summary>
    private async Task<List<string>> AppliedIn(DatabaseFacade tables, CancellationToken cancellationToken) =>
        await Names(tables, database.HasHistory, cancellationToken) is [] ? [] : await Names(tables, """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" """, cancellationToken);

    /// <summary>Each seed's own number series says which version of it is planted.</summary>
    private async Task Plant(SignupDb db, CancellationToken cancellationToken)
    {
        var planted = await Names(db.Database, """SELECT "Name" || ' ' || "Last" FROM number_series WHERE "Name" LIKE 'seed %'""", cancellationToken);
        foreach (var seed in seeds)
        {
            var series = $"seed {seed.GetType().Name}";
            if (planted.Contains($"{series} {seed.Version}", StringComparer.Ordinal)) { continue; }
            await seed.Plant(cancellationToken);
            if (seed.Version is not { } version) { continue; }
            await db.SetNumber(series, version, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task<List<string>> Names(DatabaseFacade database, string sql, CancellationToken cancellationToken)
    {
        List<string> names = [];
        await database.OpenConnectionAsync(cancellationToken);
        await using var command = database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // constants of ours
        command.CommandText = sql;
#pragma warning restore CA2100
        await using (var rows = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken)) { names.Add(rows.GetString(0)); }
        }

        await database.CloseConnectionAsync();
        return names;
    }
}

/// <summary>First rows of a slice, planted at start when they are missing.</summary>
public interface ISeed
{
    /// <summary>A version that was planted is not asked again. Null for what looks at the settings, at every start.</summary>
    int? Version => 1;

    Task Plant(CancellationToken cancellationToken);
}
