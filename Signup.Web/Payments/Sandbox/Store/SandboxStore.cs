using System.Collections.Frozen;
using Microsoft.Data.Sqlite;
using SignupWeb.Payments.Sandbox.Webhooks;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>The sandbox's own SQLite file. One writer at a time; readers see the last commit.</summary>
internal sealed class SandboxStore : IDisposable
{
    private static readonly FrozenSet<Type> Itself = [typeof(SandboxStore)];

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string connectionString;
    private readonly Lazy<SqliteConnection> writer;
    private readonly TimeProvider time;
    private readonly SandboxOptions options;
    private readonly StripeSandbox sandbox;
    private readonly WebhookFaults faults;
    private readonly Commits commits;

    public SandboxStore(SandboxOptions options, StripeSandbox sandbox, Commits commits, TimeProvider time, WebhookFaults faults)
    {
        (this.time, this.options, this.sandbox, this.commits, this.faults) = (time, options, sandbox, commits, faults);
        Directory.CreateDirectory(options.DataDirectory);
        connectionString = new SqliteConnectionStringBuilder { DataSource = System.IO.Path.Combine(options.DataDirectory, "sandbox.db"), DefaultTimeout = 10 }.ToString();
        writer = new(OpenWriter);
    }

    /// <summary>Wakes a worker after each commit: it may have left something to deliver or to do later.</summary>
    public IDisposable OnCommit(Action woken) => commits.OnKind<SandboxStore>(woken);

    /// <summary>Opens the one unit of work that may write; waits for its turn.</summary>
    public async Task<Work> WriteAsync(string? requestId = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return new(writer.Value, time.GetUtcNow(), new(requestId, idempotencyKey), kept =>
            {
                gate.Release();
                if (kept) { commits.Publish(Itself, FrozenSet<string>.Empty); }
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
}
