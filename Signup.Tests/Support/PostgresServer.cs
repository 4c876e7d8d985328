using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SignupTests.Support;

/// <summary>
/// Debian's PostgreSQL on loopback, in memory where there is room, with a port and a folder of its own. The first who asks starts it; it ends
/// with this process, however that ends: its shell waits for the pipe to close. A database is migrated once, and every test gets a copy.
/// </summary>
internal static class PostgresServer
{
    private const string Script = """
        exec > "$HOME/said" 2>&1
        [ "$(id -u)" = 0 ] && chown -R postgres "$HOME" && as="runuser -u postgres --"
        $as "$BIN/initdb" -D "$HOME/data" -U signup -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions
        $as "$BIN/postgres" -D "$HOME/data" -p "$PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c max_connections=400 -c max_wal_size=256MB -c deadlock_timeout=100ms & server=$!
        cat > /dev/null
        $as "$BIN/pg_ctl" stop -D "$HOME/data" -m immediate; wait $server; rm -rf "$HOME"
        """;

    private const string Migrated = "template_of_tests";

    private static readonly AsyncLocal<bool> Chosen = new();
    private static readonly Lazy<Task<string>> The = new(() => Task.Run(Start));
    private static readonly ConcurrentDictionary<string, KeyValuePair<string, string>[]> OfFolders = new(StringComparer.Ordinal);
    private static Process? shell;
    private static int databases;

    /// <summary>Whether hosts that are made from here on keep their rows in PostgreSQL.</summary>
    public static bool IsChosen => Chosen.Value;

    /// <summary>For the rest of this test.</summary>
    public static void Choose() => Chosen.Value = true;

    /// <summary>A database of one's own, migrated, and nothing planted yet; what to set for it.</summary>
    public static KeyValuePair<string, string>[] NewDatabase(string? template = Migrated)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref databases)}");
        var server = The.Value.GetAwaiter().GetResult();
        Run(server, template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}");
        return SettingsOf($"{server};Database={name}");
    }

    /// <summary>What is to be set where a host is made: nothing unless this test chose PostgreSQL. The same folder has the same database.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Settings(string folder) => IsChosen ? OfFolders.GetOrAdd(folder, _ => NewDatabase()) : [];

    private static KeyValuePair<string, string>[] SettingsOf(string connectionString) => [new("Database:Provider", "PostgreSql"), new("Database:ConnectionString", connectionString)];

    private static async Task<string> Start()
    {
        var (home, port) = (Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"signup-postgres-{Environment.ProcessId}")).FullName, RabbitMq.FreePort());
        shell = Process.Start(new ProcessStartInfo("bash", ["-c", Script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = home,
            Environment = { ["HOME"] = home, ["BIN"] = Programs(), ["PORT"] = port.ToString(CultureInfo.InvariantCulture) },
        })!;
        var server = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=signup;Maximum Pool Size=40");
        await Eventually.Hold(() => Answers(server), $"PostgreSQL on port {port}", TimeSpan.FromSeconds(60));
        Run(server, $"CREATE DATABASE {Migrated}");
        await using var database = TestDatabase.In(Template.EmptyFolder(), SettingsOf($"{server};Database={Migrated};Pooling=false"));
        await database.Migrate();
        return server;
    }

    private static string Programs()
    {
        if (Environment.GetEnvironmentVariable("SIGNUP_POSTGRES") is { Length: > 0 } said) { return said; }
        const string Debians = "/usr/lib/postgresql";
        return (Directory.Exists(Debians) ? Directory.EnumerateDirectories(Debians).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max(StringComparer.Ordinal) : null)
            ?? throw new FileNotFoundException($"There is no PostgreSQL below {Debians}: scripts/test installs it.");
    }

    private static void Run(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server + ";Database=postgres;Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static async Task<bool> Answers(string server)
    {
        if (shell!.HasExited) { throw new InvalidOperationException("PostgreSQL did not start."); }
        try
        {
            await using var connection = new NpgsqlConnection(server + ";Database=postgres;Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}

/// <summary>Held in a field of a class of tests that runs those of another on PostgreSQL: a field is there before the other class makes its hosts.</summary>
public sealed class OnPostgres
{
    public OnPostgres() => PostgresServer.Choose();
}
