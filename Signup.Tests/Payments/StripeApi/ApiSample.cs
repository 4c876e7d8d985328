using System.Text.Json;
using System.Text.Json.Nodes;

namespace SignupTests.Payments.StripeApi;

/// <summary>
/// Makes answers out of the description: the least Stripe may send (required members, null where allowed),
/// or a full one (every member, objects instead of ids, one element in each list) down to a depth.
/// </summary>
internal sealed class ApiSample(ApiSchemas schemas, int fullDepth)
{
    private const int DeepestPossible = 40;

    /// <summary>The answer of a route as text.</summary>
    public static string Answer(HttpMethod method, string path, int fullDepth = 0)
    {
        var contract = StripeApiContract.Current;
        var operation = contract.FindOperation(method, path) ?? throw new ArgumentException($"{method} {path} is not described", nameof(path));
        return new ApiSample(contract.Schemas, fullDepth).Make(StripeApiContract.ResultOf(operation), 0)!.ToJsonString();
    }

    public JsonNode? Make(JsonElement schema, int depth)
    {
        if (depth > DeepestPossible) { throw new InvalidOperationException("The description requires an endless object."); }
        var isEvent = ApiSchemas.PointsTo(schema, "event");
        schema = schemas.Resolve(schema);
        if (schema.TryGetProperty("anyOf", out var choices)) { return Make(Choose([.. choices.EnumerateArray()], depth), depth); }

        var types = ApiSchemas.Types(schema);
        if (types.Count == 0 || (types.Contains("null", StringComparer.Ordinal) && depth >= fullDepth)) { return null; }
        JsonNode? made = types[0] switch
        {
            "object" => MakeObject(schema, depth),
            "array" => depth < fullDepth ? new JsonArray(Make(schema.GetProperty("items"), depth + 1)) : [],
            "boolean" => !schema.TryGetProperty("enum", out _) || ApiSchemas.Values(schema)!.Contains("True", StringComparer.Ordinal),
            "integer" => 1_800_000_000,
            "number" => 1.5m,
            "string" => ApiSchemas.Values(schema)?.First(v => v?.Length > 0) ?? (schema.TryGetProperty("pattern", out _) ? "10.5" : "sample"),
            "null" => null,
            _ => throw new InvalidOperationException($"unknown type {types[0]}"),
        };
        if (isEvent) { made!["data"]!["object"] = Make(schemas.Named("refund"), depth + 1); }
        return made;
    }

    private JsonElement Choose(IReadOnlyList<JsonElement> choices, int depth)
    {
        bool IsObject(JsonElement choice) => ApiSchemas.Types(schemas.Resolve(choice)) is ["object", ..];
        bool IsNull(JsonElement choice) => ApiSchemas.Types(schemas.Resolve(choice)) is ["null"];
        var wanted = depth < fullDepth ? choices.Where(IsObject) : choices.Where(IsNull);
        return wanted.Concat(choices.OrderBy(IsNull)).First();
    }

    private JsonObject MakeObject(JsonElement schema, int depth)
    {
        var required = ApiSchemas.Required(schema).ToHashSet(StringComparer.Ordinal);
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject().Where(p => required.Contains(p.Name) || (depth < fullDepth && !p.Value.ValueEqualsEmpty())))
            {
                made[property.Name] = Make(property.Value, depth + 1);
            }
        }

        return made;
    }
}

internal static class EmptySchema
{
    /// <summary>"deleted" of a living object: described as never present.</summary>
    public static bool ValueEqualsEmpty(this JsonElement schema) => schema.ValueKind == JsonValueKind.Object && !schema.EnumerateObject().Any();
}
