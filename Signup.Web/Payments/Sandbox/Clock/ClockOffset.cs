using Microsoft.Data.Sqlite;

namespace SignupWeb.Payments.Sandbox.Clock;

/// <summary>How far the shop's clock was moved, in the sandbox's file, so that it stands there after a restart.</summary>
public sealed class ClockOffset(SandboxOptions options)
{
    private string File => System.IO.Path.Combine(options.DataDirectory, "sandbox.db");

    /// <summary>Zero where it was never moved; asks no file that is not there.</summary>
    public TimeSpan Read()
    {
        if (!System.IO.File.Exists(File)) { return TimeSpan.Zero; }
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'clock')";
        if (command.ExecuteScalar() is not 1L) { return TimeSpan.Zero; }
        command.CommandText = "SELECT ahead FROM clock";
        return command.ExecuteScalar() is long ticks ? new(ticks) : TimeSpan.Zero;
    }

    public void Save(TimeSpan ahead)
    {
        Directory.CreateDirectory(options.DataDirectory);
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE IF NOT EXISTS clock (one INTEGER PRIMARY KEY CHECK (one = 1), ahead INTEGER NOT NULL);
            INSERT INTO clock (one, ahead) VALUES (1, $ahead) ON CONFLICT (one) DO UPDATE SET ahead = excluded.ahead;
            """;
        command.Parameters.AddWithValue("$ahead", ahead.Ticks);
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, DefaultTimeout = 10, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
