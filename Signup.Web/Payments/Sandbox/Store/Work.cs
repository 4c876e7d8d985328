using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Webhooks;

namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>Who asked: written into the events a request causes.</summary>
internal sealed record Cause(string? RequestId, string? IdempotencyKey);

/// <summary>One unit of work: everything a request does commits together or not at all.</summary>
internal sealed class Work : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly Action<bool> released;
    private bool committed;

    public Work(SqliteConnection connection, DateTimeOffset now, Cause cause, Action<bool> released, bool readOnly = false)
    {
        (this.connection, Moment, Cause, this.released) = (connection, now, cause, released);
        transaction = connection.BeginTransaction(deferred: readOnly);
    }

    public DateTimeOffset Moment { get; }

    /// <summary>Unix seconds of <see cref="Moment"/>.</summary>
    public long Now => Moment.ToUnixTimeSeconds();

    public Cause Cause { get; }

    /// <summary>The address browsers use, for links to hosted pages.</summary>
    public Func<string> PublicBase { get; init; } = () => string.Empty;

    /// <summary>Set by a preview: its answer is given, its writes are undone.</summary>
    public bool OnlyPreview { get; set; }

    /// <summary>The types of events the built-in webhook endpoint hears; "*" for all.</summary>
    public IReadOnlyList<string> Posts { get; init; } = [];

    /// <summary>Says how the delivery of an event of a type is to go wrong.</summary>
    public Func<string, WebhookFault> FaultFor { get; set; } = _ => WebhookFault.None;

    /// <summary>How long a delayed event waits.</summary>
    public TimeSpan DeliveryDelay { get; init; } = TimeSpan.FromSeconds(30);

    public JsonObject? Find(string? id)
    {
        if (id is null) { return null; }
        using var command = Command("SELECT json FROM objects WHERE id = $id", ("$id", id));
        return command.ExecuteScalar() is string json ? JsonNode.Parse(json)!.AsObject() : null;
    }

    /// <summary>The object of that type; refuses like Stripe when there is none or it was deleted.</summary>
    public JsonObject Get(string type, string? id, string param = "id")
    {
        var found = Find(id);
        return found.Text("object") == type && !found.Is("deleted") ? found! : throw RefusedException.NoSuch(type, id ?? string.Empty, param);
    }

    /// <summary>Stores the object as it is now, with the fields lists filter by.</summary>
    public JsonObject Put(JsonObject obj)
    {
        var (id, type) = (obj.Need("id"), obj.Need("object"));
        using var command = Command(
            "INSERT INTO objects (id, type, created, json) VALUES ($id, $type, $created, $json) ON CONFLICT (id) DO UPDATE SET json = excluded.json RETURNING seq",
            ("$id", id), ("$type", type), ("$created", obj.Whole("created") ?? obj.Whole("date") ?? Now), ("$json", obj.ToJsonString()));
        var seq = (long)command.ExecuteScalar()!;
        Run("DELETE FROM terms WHERE seq = $seq", ("$seq", seq));
        foreach (var (field, value) in Terms.Of(type, obj))
        {
            Run("INSERT OR IGNORE INTO terms (type, field, value, seq) VALUES ($type, $field, $value, $seq)", ("$type", type), ("$field", field), ("$value", value), ("$seq", seq));
        }

        return obj;
    }

    public void Remove(string id)
    {
        Run("DELETE FROM terms WHERE seq = (SELECT seq FROM objects WHERE id = $id)", ("$id", id));
        Run("DELETE FROM objects WHERE id = $id", ("$id", id));
    }

    /// <summary>All objects of a type that carry these terms, oldest first.</summary>
    public List<JsonObject> All(string type, params (string Field, string Value)[] terms) =>
        Query.Run(this, new Query(type) { Terms = [.. terms.Select(t => (t.Field, (IReadOnlyList<string>)[t.Value]))], OldestFirst = true, Limit = int.MaxValue });

    public JsonObject? First(string type, params (string Field, string Value)[] terms) => All(type, terms).FirstOrDefault();

    /// <summary>Counts up a named counter and returns its new value.</summary>
    public long Next(string counter)
    {
        using var command = Command("INSERT INTO counters (name, value) VALUES ($name, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value", ("$name", counter));
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Notes that something must happen to the object at an instant (unix seconds); a second note of the same kind replaces the first.</summary>
    public void Later(string id, string what, long due) =>
        Run("INSERT INTO later (object, what, due) VALUES ($id, $what, $due) ON CONFLICT (object, what) DO UPDATE SET due = excluded.due", ("$id", id), ("$what", what), ("$due", due));

    public void NotLater(string id, string what) => Run("DELETE FROM later WHERE object = $id AND what = $what", ("$id", id), ("$what", what));

    /// <summary>Runs an act that may be undone alone: on an exception its writes are gone, the unit of work lives on.</summary>
    public T Attempt<T>(Func<T> act, Func<Exception, bool> keep)
    {
        transaction.Save("attempt");
        try
        {
            var result = act();
            if (OnlyPreview) { transaction.Rollback("attempt"); }
            transaction.Release("attempt");
            return result;
        }
        catch (Exception problem) when (!keep(problem))
        {
            transaction.Rollback("attempt");
            throw;
        }
    }

    public void Commit()
    {
        transaction.Commit();
        committed = true;
    }

    public void Dispose()
    {
        transaction.Dispose();
        released(committed);
    }

    public SqliteCommand Command(string sql, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // all texts are constants of this assembly; values go in as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) { command.Parameters.AddWithValue(name, value ?? DBNull.Value); }
        return command;
    }

    public int Run(string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public long Count(string sql, params (string Name, object? Value)[] values)
    {
        using var command = Command(sql, values);
        return System.Convert.ToInt64(command.ExecuteScalar() ?? 0L, CultureInfo.InvariantCulture);
    }
}
