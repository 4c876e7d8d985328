using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SignupWeb.Platform.Data;

/// <summary>Copies a database as it is at one moment, while others write to it: they do not wait, and nothing of theirs is half in it.</summary>
public static class DatabaseCopy
{
    // pages at a time, 8 MB of the usual ones
    private const int Piece = 2048;
    private const int Done = 101;
    private const int Ok = 0;

    /// <param name="copied">Hears how many bytes are copied so far.</param>
    public static void Make(string from, string to, IProgress<long>? copied = null, CancellationToken cancellationToken = default)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var copy = Open(to, SqliteOpenMode.ReadWriteCreate);

        // one reading transaction over all pieces: a commit in between would make the copy begin anew
        using var moment = source.BeginTransaction(deferred: true);
        _ = Ask(source, "SELECT COUNT(*) FROM sqlite_master");
        var size = (long)Ask(source, "PRAGMA page_size")!;
        using (var backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main"))
        {
            for (var result = Ok; result == Ok;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                result = raw.sqlite3_backup_step(backup, Piece);
                if (result is not (Ok or Done)) { SqliteException.ThrowExceptionForRC(result, copy.Handle); }
                copied?.Report(size * (raw.sqlite3_backup_pagecount(backup) - raw.sqlite3_backup_remaining(backup)));
            }
        }

        // a single file, without a log beside it
        _ = Ask(copy, "PRAGMA journal_mode=DELETE");
    }

    /// <summary>Null when SQLite finds nothing wrong with the whole file, else what it says first.</summary>
    public static string? FaultOf(string file)
    {
        try
        {
            using var copy = Open(file, SqliteOpenMode.ReadOnly);
            return Ask(copy, "PRAGMA integrity_check(1)") as string is "ok" ? null : "its pages do not fit together";
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    /// <summary>Name of the last change of the tables in it; empty when there is none.</summary>
    public static string SchemaOf(string file)
    {
        using var copy = Open(file, SqliteOpenMode.ReadOnly);
        return Ask(copy, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is null ? string.Empty : Ask(copy, "SELECT MAX(MigrationId) FROM __EFMigrationsHistory") as string ?? string.Empty;
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static object? Ask(SqliteConnection of, string sql)
    {
        using var command = of.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
