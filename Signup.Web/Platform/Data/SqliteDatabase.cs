using Microsoft.Data.Sqlite;

namespace SignupWeb.Platform.Data;

/// <summary>A file, and one process that works on it.</summary>
public sealed class SqliteDatabase(DatabaseFile file, CopyBeforeChange copy) : IDatabase
{
    // SQLite's result codes
    private const int Locked = 5;
    private const int ReadOnly = 8;
    private const int Damaged = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    public string Name => file.Path;

    public bool IsShared => false;

    public string HasHistory => "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'";

    /// <summary>Some 100 pages of the index; one that had nothing to do changes one row, its own command.</summary>
    public string TidySearch => "INSERT INTO board_search (board_search, rank) VALUES ('merge', -100)";

    public string RebuildSearch => "INSERT INTO board_search (board_search) VALUES ('rebuild')";

    public bool IsThere() => File.Exists(file.Path);

    /// <summary>The lock on the data folder has seen to that.</summary>
    public Task<IAsyncDisposable> Alone(CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(new Nothing());

    public void BeforeChange(string schema, CancellationToken cancellationToken) => copy.Make(file.Path, schema, cancellationToken);

    /// <summary>Nothing: its migrations hold its triggers.</summary>
    public Task AfterChange(SignupDb db, CancellationToken cancellationToken) => Task.CompletedTask;

    public UnusableDatabaseException? Explain(Exception because) =>
        DatabaseTrouble.Of(because) is SqliteException { SqliteErrorCode: Locked or ReadOnly or Full or CannotOpen or Damaged or NoDatabase } why ? UnusableDatabaseException.Of(file.Path, why) : null;

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
