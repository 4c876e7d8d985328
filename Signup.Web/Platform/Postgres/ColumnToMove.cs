using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SignupWeb.Platform.Postgres;

/// <summary>How a value is kept on both sides, and how it is written down to be compared.</summary>
internal sealed record ColumnToMove(string Name, string StoreType)
{
    /// <summary>As PostgreSQL keeps what SQLite gave.</summary>
    public object? FromSqlite(object value) => (StoreType, value) switch
    {
        (_, DBNull) => null,
        ("uuid", string text) => Guid.Parse(text),
        ("uuid[]", string text) => JsonSerializer.Deserialize<Guid[]>(text),
        ("boolean", long number) => number != 0,
        ("integer", long number) => checked((int)number),
        ("bigint", long number) => number,
        ("date", string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        ("interval", string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture),
        ("text" or "jsonb", string text) => text,
        ("bytea", byte[] bytes) => bytes,
        _ => throw new InvalidDataException($"{Name} holds {value.GetType().Name}, which is no {StoreType}."),
    };

    /// <summary>The same text for the same value, whichever side it was read on.</summary>
    public string Said(object value) => value switch
    {
        string text when StoreType == "jsonb" => Sorted(JsonNode.Parse(text))?.ToJsonString() ?? "null",
        string text => text,
        byte[] bytes => Convert.ToHexString(bytes),
        Guid[] ids => string.Join(',', ids),
        DateTime day => DateOnly.FromDateTime(day).ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>PostgreSQL keeps the names of a document in an order of its own.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject document => new JsonObject(document.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
