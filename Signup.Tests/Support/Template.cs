using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SignupTests.Support;

/// <summary>
/// Data folders for the tests: each begins with a copy of one database that was migrated once in this process. They live on the
/// memory disk where there is a roomy one, since nothing here has to outlive a power cut, and go when the tests end.
/// </summary>
public static class Template
{
    private const string MemoryDisk = "/dev/shm";
    private const string RootName = "signup-tests-";
    private const long Roomy = 1L << 30;

    private static readonly Lazy<string> Root = new(MakeRoot);
    private static readonly Lazy<byte[]> Migrated = new(() => Task.Run(Migrate).GetAwaiter().GetResult());
    private static int folders;

    /// <summary>A data folder with a migrated database and nothing else. Seeds are planted by the start, as ever: they know the clock and the settings.</summary>
    public static string DataFolder()
    {
        var folder = EmptyFolder();
        File.WriteAllBytes(Path.Combine(folder, "signup.db"), Migrated.Value);
        return folder;
    }

    /// <summary>A folder for those who begin with nothing at all, and migrate.</summary>
    public static string EmptyFolder() => Directory.CreateDirectory(Path.Combine(Root.Value, Interlocked.Increment(ref folders).ToString(CultureInfo.InvariantCulture))).FullName;

    /// <summary>Gives the room back, when nobody uses the folder any more. Only its own connections end: the other applications keep theirs.</summary>
    public static void Remove(string folder)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "signup.db"), ForeignKeys = true, DefaultTimeout = 5 }.ToString());
        SqliteConnection.ClearPool(connection);
        if (Directory.Exists(folder)) { Directory.Delete(folder, recursive: true); }
    }

    private static async Task<byte[]> Migrate()
    {
        var folder = EmptyFolder();
        await using (var database = TestDatabase.In(folder))
        {
            await database.Migrate();
            SqliteConnection.ClearAllPools();
            return await File.ReadAllBytesAsync(Path.Combine(folder, "signup.db"));
        }
    }

    private static string MakeRoot()
    {
        var hasMemoryDisk = Directory.Exists(MemoryDisk) && new DriveInfo(MemoryDisk).AvailableFreeSpace > Roomy;
        if (hasMemoryDisk) { RemoveThoseOfKilledRuns(); }
        var root = Directory.CreateDirectory(Path.Combine(hasMemoryDisk ? MemoryDisk : Path.GetTempPath(), RootName + Environment.ProcessId)).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RemoveAll(root);
        return root;
    }

    private static void RemoveThoseOfKilledRuns()
    {
        foreach (var left in Directory.EnumerateDirectories(MemoryDisk, RootName + "*").Where(d => !Directory.Exists("/proc/" + d[(d.LastIndexOf('-') + 1)..]))) { RemoveAll(left); }
    }

    private static void RemoveAll(string root)
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // somebody still writes there; the next run looks again
        }
    }
}
