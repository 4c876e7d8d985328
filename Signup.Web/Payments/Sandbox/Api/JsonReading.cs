using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>Short ways to read and write the JSON objects the sandbox keeps.</summary>
internal static class JsonReading
{
    /// <summary>The node at a dotted path, or null anywhere on the way.</summary>
    public static JsonNode? At(this JsonNode? node, string path)
    {
        foreach (var step in path.Split('.'))
        {
            node = node is JsonObject obj ? obj[step] : null;
        }

        return node;
    }

    public static string? Text(this JsonNode? node, string path) => node.At(path) is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static string Need(this JsonNode? node, string path) => node.Text(path) ?? throw new InvalidOperationException($"'{path}' is missing.");

    public static long? Whole(this JsonNode? node, string path) => node.At(path) is JsonValue value ? Whole(value) : null;

    public static decimal? Decimal(this JsonNode? node, string path) => node.At(path) switch
    {
        JsonValue value when value.TryGetValue(out decimal exact) => exact,
        JsonValue value => Whole(value),
        _ => null,
    };

    public static bool Is(this JsonNode? node, string path) => node.At(path) is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public static bool? Flag(this JsonNode? node, string path) => node.At(path) is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    public static IEnumerable<JsonObject> Objects(this JsonNode? node, string path) => (node.At(path) as JsonArray)?.OfType<JsonObject>() ?? [];

    public static IEnumerable<string> Texts(this JsonNode? node, string path) =>
        (node.At(path) as JsonArray)?.OfType<JsonValue>().Select(v => v.TryGetValue(out string? text) ? text : null).OfType<string>() ?? [];

    /// <summary>True when the request named it, even if only to empty it.</summary>
    public static bool Has(this JsonObject obj, string name) => obj.ContainsKey(name);

    public static JsonNode? Copy(this JsonNode? node) => node?.DeepClone();

    public static JsonArray ToJson(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonObject List(IEnumerable<JsonNode?> data, string url, bool more = false) =>
        new() { ["object"] = "list", ["data"] = data.ToJson(), ["has_more"] = more, ["url"] = url };

    private static long? Whole(JsonValue value)
    {
        if (value.TryGetValue(out long number)) { return number; }
        return value.TryGetValue(out int small) ? small : null;
    }
}
