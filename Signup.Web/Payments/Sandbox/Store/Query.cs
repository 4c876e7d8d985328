using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>Which objects of a type, in which order and how many. Terms of one field are alternatives; different fields must all hold.</summary>
internal sealed record Query(string Type)
{
    public IReadOnlyList<(string Field, IReadOnlyList<string> AnyOf)> Terms { get; init; } = [];

    /// <summary>Comparisons on the moment of creation, e.g. (">=", 1700000000).</summary>
    public IReadOnlyList<(string Sign, long Moment)> Created { get; init; } = [];

    public string? StartingAfter { get; init; }

    public string? EndingBefore { get; init; }

    public bool OldestFirst { get; init; }

    public int Limit { get; init; } = 10;

    public static List<JsonObject> Run(Work work, Query query)
    {
        var sql = new StringBuilder("SELECT o.json FROM objects o WHERE o.type = $type AND o.json NOT LIKE '%\"deleted\":true%'");
        List<(string, object?)> values = [("$type", query.Type)];
        string Bind(object? value)
        {
            var name = "$p" + values.Count.ToString(CultureInfo.InvariantCulture);
            values.Add((name, value));
            return name;
        }

        foreach (var (field, anyOf) in query.Terms)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND EXISTS (SELECT 1 FROM terms t WHERE t.type = $type AND t.field = {Bind(field)} AND t.seq = o.seq AND t.value IN ({string.Join(", ", anyOf.Select(Bind))}))");
        }

        foreach (var (sign, moment) in query.Created) { sql.Append(CultureInfo.InvariantCulture, $" AND o.created {sign} {Bind(moment)}"); }

        if (query.StartingAfter is { } after) { sql.Append(CultureInfo.InvariantCulture, $" AND o.seq < {Bind(Position(work, after, "starting_after"))}"); }
        if (query.EndingBefore is { } before) { sql.Append(CultureInfo.InvariantCulture, $" AND o.seq > {Bind(Position(work, before, "ending_before"))}"); }

        var upwards = query.OldestFirst || query.EndingBefore is not null;
        sql.Append(CultureInfo.InvariantCulture, $" ORDER BY o.seq {(upwards ? "ASC" : "DESC")} LIMIT {Bind((long)query.Limit)}");
        using var command = work.Command(sql.ToString(), [.. values]);
        return Read(command);
    }

    private static long Position(Work work, string id, string param)
    {
        using var command = work.Command("SELECT seq FROM objects WHERE id = $id", ("$id", id));
        return command.ExecuteScalar() is long seq ? seq : throw RefusedException.NoSuch("object", id, param);
    }

    private static List<JsonObject> Read(SqliteCommand command)
    {
        List<JsonObject> found = [];
        using var reader = command.ExecuteReader();
        while (reader.Read()) { found.Add(JsonNode.Parse(reader.GetString(0))!.AsObject()); }
        return found;
    }
}
