using Microsoft.EntityFrameworkCore;
using Npgsql;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Postgres;

/// <summary>A database of a PostgreSQL server, which several nodes may share. Copies of it are its owner's business.</summary>
internal sealed class PostgresDatabase(NpgsqlDataSource server) : IDatabase
{
    private static readonly long Starting = AdvisoryLocks.KeyOf("start");

    public string Name
    {
        get
        {
            var said = new NpgsqlConnectionStringBuilder(server.ConnectionString);
            return $"{said.Database} on {said.Host}";
        }
    }

    public bool IsShared => true;

    public string HasHistory => """SELECT "table_name"::text FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '__EFMigrationsHistory'""";

    public string? TidySearch => null;

    public string? RebuildSearch => null;

    public bool IsThere()
    {
        using var command = server.CreateCommand(HasHistory);
        return command.ExecuteScalar() is not null;
    }

    public async Task<IAsyncDisposable> Alone(CancellationToken cancellationToken)
    {
        var connection = await server.OpenConnectionAsync(cancellationToken);
        await using var wait = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0, Parameters = { new() { Value = Starting } } };
        await wait.ExecuteNonQueryAsync(cancellationToken);
        return new AdvisoryLocks.Hold(connection);
    }

    public void BeforeChange(string schema, CancellationToken cancellationToken)
    {
        // pg_dump before an update is the owner's: docs/self-hosting.md
    }

    public Task AfterChange(SignupDb db, CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync(string.Join('\n', SharedKeys.Table, SharedSecrets.Table, JsonInSql.Functions, BoardInSql.Search, BoardInSql.Triggers, BoardInSql.Counts), cancellationToken);

    public UnusableDatabaseException? Explain(Exception because)
    {
        for (var e = because; e is not null; e = e.InnerException!)
        {
            if (e is NpgsqlException why) { return new($"{Name} cannot be used ({why.Message}). See that the server runs, that the database is there, and that this user may connect and make tables in it (Database:ConnectionString).", because); }
        }

        return null;
    }
}
