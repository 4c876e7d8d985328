using Microsoft.Data.Sqlite;
using SignupWeb.Payments.Sandbox.Webhooks;

namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>The sandbox's own SQLite file. One writer at a time; readers see the last commit.</summary>
internal sealed class SandboxStore : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string connectionString;
    private readonly Lazy<SqliteConnection> writer;
    private readonly TimeProvider time;
    private readonly SandboxOptions options;
    private readonly StripeSandbox sandbox;
    private readonly WebhookFaults faults;
    private Action? committed;

    public SandboxStore(SandboxOptions options, StripeSandbox sandbox, TimeProvider time, WebhookFaults faults)
    {
        (this.time, this.options, this.sandbox, this.faults) = (time, options, sandbox, faults);
        Directory.CreateDirectory(options.DataDirectory);
        connectionString = new SqliteConnectionStringBuilder { DataSource = System.IO.Path.Combine(options.DataDirectory, "sandbox.db"), DefaultTimeout = 10 }.ToString();
        writer = new(OpenWriter);
    }

    /// <summary>Wakes a worker after each commit: it may have left something to deliver or to do later.</summary>
    public IDisposable OnCommit(Action woken)
    {
        committed += woken;
        return new Listening(() => committed -= woken);
    }

    /// <summary>Opens the one unit of work that may write; waits for its turn.</summary>
    public async Task<Work> WriteAsync(string? requestId = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return new(writer.Value, time.GetUtcNow(), new(requestId, idempotencyKey), kept =>
            {
                gate.Release();
                if (kept) { committed?.Invoke(); }
            })
            {
                PublicBase = () => sandbox.PublicBase,
                Posts = options.WebhookUrl == "none" ? [] : options.WebhookEvents,
                FaultFor = faults.For,
                DeliveryDelay = faults.Delay,
            };
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    /// <summary>Opens a unit of work that only reads.</summary>
    public Work Read()
    {
        _ = writer.Value;
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return new(connection, time.GetUtcNow(), new(null, null), _ => connection.Dispose(), readOnly: true);
    }

    public void Dispose()
    {
        if (writer.IsValueCreated)
        {
            SqliteConnection.ClearPool(writer.Value);
            writer.Value.Dispose();
        }

        gate.Dispose();
    }

    private SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SandboxSchema.Sql + Forgetting.Plan;
        command.ExecuteNonQuery();
        return connection;
    }

    private sealed class Listening(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
