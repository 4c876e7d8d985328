using System.Text.Json;
using System.Text.RegularExpressions;

namespace SignupTests.Payments.StripeApi;

/// <summary>Holds a JSON answer against a schema; members nobody described are faults too.</summary>
internal sealed class JsonCheck(ApiSchemas schemas)
{
    public IReadOnlyList<string> Check(JsonElement schema, JsonElement value, string path)
    {
        var isEvent = ApiSchemas.PointsTo(schema, "event");
        schema = schemas.Resolve(schema);
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            var fitting = choices.EnumerateArray().Where(c => ApiSchemas.Types(schemas.Resolve(c)).Any(t => Reads(t, value))).DefaultIfEmpty(choices[0]);
            return fitting.Select(c => Check(c, value, path)).MinBy(f => f.Count)!;
        }

        var types = ApiSchemas.Types(schema);
        if (types.Count == 0) { return []; }
        if (!types.Any(t => Reads(t, value))) { return [$"{path} should be {string.Join(" or ", types)}, not {Shorten(value)}"]; }
        IEnumerable<string> faults = value.ValueKind switch
        {
            JsonValueKind.Object => CheckObject(schema, value, path),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((item, i) => Check(items, item, $"{path}[{i}]")),
            _ => CheckScalar(schema, value, path),
        };
        return [.. faults, .. isEvent ? CheckSubject(value, path) : []];
    }

    /// <summary>The object an event speaks of, as a resource of its own.</summary>
    private IReadOnlyList<string> CheckSubject(JsonElement stripeEvent, string path)
    {
        if (!stripeEvent.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object
            || !data.TryGetProperty("object", out var subject) || subject.ValueKind != JsonValueKind.Object) { return []; }
        if (!subject.TryGetProperty("object", out var name) || name.ValueKind != JsonValueKind.String) { return [$"{path}.data.object does not say what it is"]; }
        return schemas.Resource(name.GetString()!) is { } schema ? Check(schema, subject, $"{path}.data.object") : [$"{path}.data.object is a '{name}', which is not described"];
    }

    private IEnumerable<string> CheckObject(JsonElement schema, JsonElement value, string path)
    {
        foreach (var name in ApiSchemas.Required(schema).Where(name => !value.TryGetProperty(name, out _))) { yield return $"{path}.{name} is missing"; }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            if (!seen.Add(property.Name)) { yield return $"{path}.{property.Name} is there twice"; }
            if (ApiSchemas.Member(schema, property.Name) is not { } member)
            {
                yield return $"{path}.{property.Name} is not described";
                continue;
            }

            foreach (var fault in Check(member, property.Value, $"{path}.{property.Name}")) { yield return fault; }
        }
    }

    private static IEnumerable<string> CheckScalar(JsonElement schema, JsonElement value, string path)
    {
        var text = value.ValueKind switch { JsonValueKind.Null => null, JsonValueKind.String => value.GetString(), _ => value.ToString() };
        if (text is not null && ApiSchemas.Values(schema) is { } values && !values.Contains(text, StringComparer.Ordinal))
        {
            yield return $"{path} should be one of {string.Join(", ", values)}, not {Shorten(value)}";
        }

        if (text is not null && schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"{path} does not look like {pattern}: {Shorten(value)}";
        }
    }

    private static bool Reads(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };

    private static string Shorten(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length > 60 ? text[..60] + "..." : text;
    }
}
