using Npgsql;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Postgres;

/// <summary>In a table: what one node signs, another can read.</summary>
internal sealed class SharedSecrets(NpgsqlDataSource server) : ISecrets
{
    /// <summary>No entity stands for it, since with SQLite these are files.</summary>
    public const string Table = """CREATE TABLE IF NOT EXISTS secrets ("Name" text PRIMARY KEY, "Text" text NOT NULL);""";

    public const string Insert = """INSERT INTO secrets ("Name", "Text") VALUES ($1, $2) ON CONFLICT ("Name") DO NOTHING""";

    public bool AreShared => true;

    public string? Read(string name)
    {
        using var command = server.CreateCommand("""SELECT "Text" FROM secrets WHERE "Name" = $1""");
        command.Parameters.Add(new() { Value = name });
        return (string?)command.ExecuteScalar();
    }

    public string Keep(string name, string text)
    {
        Write(Insert, name, text);
        return Read(name)!;
    }

    public void Replace(string name, string text) => Write("""INSERT INTO secrets ("Name", "Text") VALUES ($1, $2) ON CONFLICT ("Name") DO UPDATE SET "Text" = $2""", name, text);

    private void Write(string sql, string name, string text)
    {
        using var command = server.CreateCommand(sql);
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = text });
        command.ExecuteNonQuery();
    }
}
