using System.Globalization;
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
        var connection = new SqliteConnection($"Data Source={file}");
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

    public static IReadOnlyList<string> Texts(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> texts = [];
        while (reader.Read()) { texts.Add(reader.GetString(0)); }
        return texts;
    }

    public static void RemoveAll()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }
}
