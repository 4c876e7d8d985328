using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SignupTests.Payments.StripeApi;

/// <summary>Holds request parameters against a schema the way Stripe reads them: everything is text, an empty text means "unset".</summary>
internal sealed class FormCheck(ApiSchemas schemas)
{
    public IReadOnlyList<string> Check(JsonElement schema, FormNode node, string path)
    {
        schema = schemas.Resolve(schema);
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            var fitting = choices.EnumerateArray().Where(c => IsForGroups(schemas.Resolve(c)) == node.Value is null).DefaultIfEmpty(choices[0]);
            return fitting.Select(c => Check(c, node, path)).MinBy(f => f.Count)!;
        }

        var types = ApiSchemas.Types(schema);
        if (types.Count == 0) { return []; }
        return node.Value is { } text ? CheckText(schema, types, text, path) : CheckGroup(schema, types, node, path);
    }

    private static bool IsForGroups(JsonElement schema) => ApiSchemas.Types(schema) is ["object" or "array", ..];

    private static string[] CheckText(JsonElement schema, IReadOnlyList<string> types, string text, string path)
    {
        var values = ApiSchemas.Values(schema);
        if (text.Length == 0)
        {
            return types.Contains("null", StringComparer.Ordinal) || values?.Contains(string.Empty, StringComparer.Ordinal) == true ? [] : [$"'{path}' may not be empty"];
        }

        if (!types.Any(t => Reads(t, text))) { return [$"'{path}' should be {string.Join(" or ", types)}, not '{text}'"]; }
        if (values?.Contains(text, StringComparer.Ordinal) == false) { return [$"'{path}' should be one of {string.Join(", ", values)}, not '{text}'"]; }
        return schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))
            ? [$"'{path}' does not look like {pattern}: '{text}'"]
            : [];
    }

    private static bool Reads(string type, string text) => type switch
    {
        "string" => true,
        "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        "boolean" => text is "true" or "false",
        _ => false,
    };

    private string[] CheckGroup(JsonElement schema, IReadOnlyList<string> types, FormNode node, string path)
    {
        if (types.Contains("array", StringComparer.Ordinal) && schema.TryGetProperty("items", out var items))
        {
            var inOrder = node.Children.Keys.Select((name, index) => name == index.ToString(CultureInfo.InvariantCulture)).All(same => same);
            return inOrder
                ? [.. node.Children.SelectMany(c => Check(items, c.Value, $"{path}[{c.Key}]"))]
                : [$"'{path}' is a list: its elements should be numbered from 0"];
        }

        return types.Contains("object", StringComparer.Ordinal) ? [.. CheckObject(schema, node, path)] : [$"'{path}' should be {string.Join(" or ", types)}, not a group"];
    }

    private IEnumerable<string> CheckObject(JsonElement schema, FormNode node, string path)
    {
        string Inner(string name) => path.Length == 0 ? name : $"{path}[{name}]";
        var missing = ApiSchemas.Required(schema).Where(name => !node.Children.ContainsKey(name)).Select(name => $"required parameter '{Inner(name)}' is missing");
        return missing.Concat(node.Children.SelectMany(child => ApiSchemas.Member(schema, child.Key) is { } member
            ? Check(member, child.Value, Inner(child.Key))
            : [$"unknown parameter '{Inner(child.Key)}'"]));
    }
}
