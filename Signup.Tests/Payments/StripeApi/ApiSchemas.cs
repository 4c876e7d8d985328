using System.Text.Json;

namespace SignupTests.Payments.StripeApi;

/// <summary>The named schemas of the description, and the few questions the two validators ask of a schema.</summary>
public sealed class ApiSchemas(JsonElement components)
{
    /// <summary>The schema itself, or the one it points to.</summary>
    public JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? Resolve(Named(NameOf(reference))) : schema;

    public JsonElement Named(string name) => components.GetProperty("schemas").GetProperty(name);

    /// <summary>The schema of a resource by what Stripe writes into "object", e.g. checkout.session; null for resources not described.</summary>
    public JsonElement? Resource(string objectName) =>
        components.GetProperty("schemas").TryGetProperty(objectName, out var schema) && schema.TryGetProperty("x-resourceId", out _) ? schema : null;

    public static bool PointsTo(JsonElement schema, string name) => schema.TryGetProperty("$ref", out var reference) && NameOf(reference) == name;

    /// <summary>The allowed types; empty when the schema accepts anything.</summary>
    public static IReadOnlyList<string> Types(JsonElement schema) => !schema.TryGetProperty("type", out var type)
        ? []
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];

    /// <summary>The allowed values, null when any. A list Stripe may extend counts as closed: both sides of the wire are ours here, so a stranger is a slip of the pen.</summary>
    public static IReadOnlyList<string?>? Values(JsonElement schema) =>
        schema.TryGetProperty("enum", out var list) || schema.TryGetProperty("x-open-enum", out list)
            ? [.. list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? null : v.ToString())]
            : null;

    public static IEnumerable<string> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(n => n.GetString()!) : [];

    /// <summary>The schema of a member; null when the object has no such member. An empty object accepts anything.</summary>
    public static JsonElement? Member(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var property)) { return property; }
        if (!schema.TryGetProperty("additionalProperties", out var rest)) { return schema.TryGetProperty("properties", out _) ? null : Anything; }
        return rest.ValueKind switch { JsonValueKind.False => null, JsonValueKind.True => Anything, _ => rest };
    }

    private static readonly JsonElement Anything = JsonDocument.Parse("{}").RootElement;

    private static string NameOf(JsonElement reference) => reference.GetString()!["#/components/schemas/".Length..];
}
