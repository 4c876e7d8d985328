using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Postgres;

/// <summary>A table that was moved: how many rows, and the checksum of all of them, which is the same on both sides.</summary>
public sealed record MovedTable(string Name, long Rows, string Checksum);

/// <summary>
/// Copies everything from the SQLite file of the data folder into an empty PostgreSQL database, and reads it back: whole or not at all, in one
/// transaction. The file stays as it is.
/// Refusals: NOT_POSTGRES, NO_DATABASE, BACKUP_NEWER or MOVE_OUTDATED for a file of another version, MOVE_NOT_EMPTY, MOVE_DIFFERS.
/// </summary>
internal sealed class MoveToPostgres(DatabaseFile file, DataDirectory data, IDbContextFactory<SignupDb> contexts, IDatabase database, IWriter writer, NpgsqlDataSource? server = null)
{
    public static readonly Refusal NotPostgres = Refusal.Invalid("NOT_POSTGRES", "Say where to: Database:Provider=PostgreSql and Database:ConnectionString, as Signup is to be started with from then on.");

    public static readonly Refusal Nothing = Refusal.NotFound("NO_DATABASE", "There is no database of SQLite in the data folder: {0}.");

    public static readonly Refusal Outdated = Refusal.Conflict("MOVE_OUTDATED", "{0} was last used by another version of Signup. Start this one on it once, without Database:Provider, and end it.");

    public static readonly Refusal NotEmpty = Refusal.Conflict("MOVE_NOT_EMPTY", "There is something in {0} already: {1}. Make an empty database for it.");

    public static readonly Refusal Differs = new(RefusalKind.Unavailable, "MOVE_DIFFERS", "{0} is not the same on both sides. Nothing was moved.");

    /// <summary>Written by the database itself when it is made, and with what is moved.</summary>
    private const string Counts = "tallies";

    /// <param name="moved">Hears of each table once it is there.</param>
    public async Task<Result<IReadOnlyList<MovedTable>>> Run(IProgress<MovedTable>? moved = null, CancellationToken cancellationToken = default)
    {
        if (server is null) { return NotPostgres; }
        if (!File.Exists(file.Path)) { return Nothing with { Arguments = [file.Path] }; }
        if (!IsOfThisVersion()) { return Outdated with { Arguments = [file.Path] }; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (database.IsThere() && await FirstWithRows(db, cancellationToken) is { } full) { return NotEmpty with { Arguments = [database.Name, full] }; }
        await db.Database.MigrateAsync(cancellationToken);
        await database.AfterChange(db, cancellationToken);
        return await Copy(TablesInOrder(db), moved, cancellationToken);
    }

    private bool IsOfThisVersion()
    {
        var options = new DbContextOptionsBuilder<SignupDb>().UseSqlite("Data Source=:memory:").Options;
        using var newest = new SignupDb(options, writer);
        return DatabaseCopy.SchemaOf(file.Path) == newest.Database.GetMigrations().Last();
    }

    private async Task<string?> FirstWithRows(SignupDb db, CancellationToken cancellationToken)
    {
        foreach (var table in TablesInOrder(db).Where(t => t.Name != Counts))
        {
            await using var any = server!.CreateCommand($"SELECT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '{table.Name}')");
            if (await any.ExecuteScalarAsync(cancellationToken) is not true) { continue; }
            await using var rows = server.CreateCommand($"SELECT EXISTS (SELECT 1 FROM \"{table.Name}\")");
            if (await rows.ExecuteScalarAsync(cancellationToken) is true) { return table.Name; }
        }

        return null;
    }

    /// <summary>What others refer to first.</summary>
    private static List<TableToMove> TablesInOrder(SignupDb db)
    {
        List<TableToMove> ordered = [];
        var left = db.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.First(t => t.ForeignKeyConstraints.All(key => key.PrincipalTable == t || !left.Contains(key.PrincipalTable)));
            ordered.Add(new(next));
            left.Remove(next);
        }

        return ordered;
    }

    private async Task<Result<IReadOnlyList<MovedTable>>> Copy(List<TableToMove> tables, IProgress<MovedTable>? moved, CancellationToken cancellationToken)
    {
        await using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await from.OpenAsync(cancellationToken);
        await using var moment = from.BeginTransaction(deferred: true);
        await using var to = await server!.OpenConnectionAsync(cancellationToken);
        await using var whole = await to.BeginTransactionAsync(cancellationToken);
        await Run(to, $"DELETE FROM {Counts}", cancellationToken);
        List<MovedTable> done = [];
        foreach (var table in tables)
        {
            await Run(to, $"ALTER TABLE \"{table.Name}\" DISABLE TRIGGER USER", cancellationToken);
            var (there, here) = (await table.Copy(from, to, cancellationToken), await table.SumOf(to, cancellationToken));
            if (there != here) { return Differs with { Arguments = [table.Name] }; }
            await Run(to, $"ALTER TABLE \"{table.Name}\" ENABLE TRIGGER USER", cancellationToken);
            await table.GoOnCounting(from, to, cancellationToken);
            done.Add(new(table.Name, here.Rows, here.Checksum));
            moved?.Report(done[^1]);
        }

        await CopyKeys(to, cancellationToken);
        await whole.CommitAsync(cancellationToken);
        return done;
    }

    /// <summary>Without the keys every session would end, and no mailed link would work any more.</summary>
    private async Task CopyKeys(NpgsqlConnection to, CancellationToken cancellationToken)
    {
        foreach (var kept in Directory.EnumerateFiles(data.Folder("keys")).Where(f => Path.GetExtension(f) is ".xml" or ".json"))
        {
            var isXml = Path.GetExtension(kept) == ".xml";
            var (sql, name) = isXml ? (SharedKeys.Insert, Path.GetFileNameWithoutExtension(kept)) : (SharedSecrets.Insert, Path.GetFileName(kept));
            await using var insert = new NpgsqlCommand(sql, to) { Parameters = { new() { Value = name }, new() { Value = await File.ReadAllTextAsync(kept, cancellationToken) } } };
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task Run(NpgsqlConnection on, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, on);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
