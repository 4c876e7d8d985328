using System.Globalization;
using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>Checks what a request sent against what its operation knows, and gives numbers and booleans their types. An emptied parameter becomes null.</summary>
internal static class ParameterCheck
{
    /// <summary>The year 2100 in unix seconds: beyond every instant and amount that makes sense.</summary>
    private const long Largest = 4_102_444_800;

    public static JsonObject Check(JsonObject sent, JsonObject known)
    {
        foreach (var (name, _) in sent)
        {
            if (Kind(known, name) is null) { throw Unknown(name); }
        }

        return Members(sent, known, string.Empty);
    }

    private static JsonNode? Convert(JsonNode? sent, JsonNode kind, string path) => kind switch
    {
        JsonObject either when either["|"] is JsonArray kinds => Either(sent, kinds, path),
        JsonObject emptyable when emptyable["?"] is { } inner => IsEmpty(sent) ? null : Convert(sent, inner, path),
        JsonObject known => Members(sent as JsonObject ?? throw RefusedException.Invalid("Invalid object", path), known, path),
        JsonArray list => Items(sent, list[0]!, path),
        _ => Leaf(sent, kind.GetValue<string>(), path),
    };

    private static JsonObject Members(JsonObject sent, JsonObject known, string path)
    {
        var result = new JsonObject();
        foreach (var (name, value) in sent)
        {
            var inner = Inner(path, name);
            var kind = Kind(known, name) ?? throw Unknown(inner);
            result[name] = Convert(value, kind, inner);
        }

        foreach (var (name, _) in known)
        {
            if (name.EndsWith('!') && result[name[..^1]] is null)
            {
                throw RefusedException.Invalid($"Missing required param: {Inner(path, name[..^1])}.", Inner(path, name[..^1]), "parameter_missing");
            }
        }

        return result;
    }

    private static JsonArray Items(JsonNode? sent, JsonNode kind, string path)
    {
        if (sent is not JsonObject positions) { throw RefusedException.Invalid("Invalid array", path); }

        var ordered = positions.Select(p => int.TryParse(p.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (At: at, p.Value) : throw RefusedException.Invalid("Invalid array", path));
        return ordered.OrderBy(p => p.At).Select(p => Convert(p.Value, kind, Inner(path, p.At.ToString(CultureInfo.InvariantCulture)))).ToJson();
    }

    private static JsonNode? Either(JsonNode? sent, JsonArray kinds, string path)
    {
        RefusedException? refused = null;
        foreach (var kind in kinds)
        {
            try { return Convert(sent, kind!, path); }
            catch (RefusedException no) { refused = no; }
        }

        throw refused!;
    }

    private static JsonNode? Leaf(JsonNode? sent, string kind, string path)
    {
        if (sent is not JsonValue value) { throw RefusedException.Invalid($"Invalid string: {sent?.ToJsonString()}", path); }

        var text = value.GetValue<string>();
        if (kind == "string") { return text.Length == 0 ? null : text; }
        if (kind == "boolean") { return bool.TryParse(text, out var flag) ? flag : throw RefusedException.Invalid($"Invalid boolean: {text}", path); }
        if (kind == "integer") { return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole is >= -Largest and <= Largest ? whole : throw RefusedException.Invalid($"Invalid integer: {text}", path, "parameter_invalid_integer"); }
        if (kind == "number") { return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw RefusedException.Invalid($"Invalid decimal: {text}", path); }

        var allowed = kind[1..].Split('|');
        return allowed.Contains(text, StringComparer.Ordinal) ? text : throw RefusedException.Invalid($"Invalid {path}: must be one of {string.Join(", ", allowed)}", path);
    }

    private static JsonNode? Kind(JsonObject known, string name) => known[name] ?? known[name + "!"] ?? known["*"];

    private static bool IsEmpty(JsonNode? sent) => sent is JsonValue value && value.GetValue<string>().Length == 0;

    private static string Inner(string path, string name) => path.Length == 0 ? name : $"{path}[{name}]";

    private static RefusedException Unknown(string path) => RefusedException.Invalid($"Received unknown parameter: {path}", path, "parameter_unknown");
}
