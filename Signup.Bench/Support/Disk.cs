using Microsoft.Data.Sqlite;

namespace SignupBench.Support;

/// <summary>Folders on the real disk: what is to be durable must wait for it. TMPDIR says which disk.</summary>
internal static class Disk
{
    private static int folders;

    public static string Root { get; } = Directory.CreateTempSubdirectory("signup-bench-").FullName;

    public static string Folder() => Directory.CreateDirectory(Path.Combine(Root, Interlocked.Increment(ref folders).ToString(CultureInfo.InvariantCulture))).FullName;

    /// <summary>A connection as the application has them: it writes ahead, and a commit waits for the disk.</summary>
    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        connection.Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        return connection;
    }

    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows that a query gives.</summary>
    public static List<object[]> Rows(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            rows.Add(new object[reader.FieldCount]);
            reader.GetValues(rows[^1]);
        }

        return rows;
    }

    public static List<string> Texts(this SqliteConnection connection, string sql) => [.. connection.Rows(sql).Select(row => (string)row[0])];

    public static void RemoveAll()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }
}
