using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SignupTests.Endpoints;

/// <summary>Bodies nobody should send, made from the type an endpoint takes: each of its members missing, of a wrong type, huge, full of control characters.</summary>
internal static class BadBodies
{
    private const string Control = "\u0000\u0001\u0007\u001b\u007f\u0085\u2028\u202e\ufeff";

    private static readonly string[] NotObjects =
    [
        "", " ", "null", "true", "5", "-1e999", "\"text\"", "[]", "[{}]", "{", "}", "{]", "{\"a\":", "{\"a\":1,}", "{'a':1}", "\u0000", "\ufeff{}", "<xml/>", "a=1&b=2",
        new('[', 5_000), string.Concat(Enumerable.Repeat("{\"a\":", 2_000)), "{\"a\":\"\\ud800\"}", "{\"\\u0000\":1}",
    ];

    private static readonly Func<JsonNode?>[] Wrong =
    [
        () => null, () => true, () => 0, () => -1, () => 1e300, () => 9_223_372_036_854_775_807, () => "", () => " ", () => Control, () => "\ud83d\ude00", () => "' OR 1=1 --", () => "<script>alert(1)</script>",
        () => "../../etc/passwd", () => "{0}{1}{2}", () => "%s%n", () => new string('x', 20_000), () => "00000000-0000-0000-0000-000000000000", () => "2026-02-30", () => new JsonArray(), () => new JsonArray(1, "a", null), () => new JsonObject(), () => new JsonObject { ["a"] = new JsonObject() },
    ];

    public static IEnumerable<string> Of(Type? body)
    {
        foreach (var text in NotObjects) { yield return text; }
        if (body is null) { yield break; }
        var members = body.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract").ToList();
        yield return Text(members, _ => true);
        yield return Text(members, _ => false);
        foreach (var member in members)
        {
            yield return Text(members, m => m != member);
            foreach (var wrong in Wrong) { yield return Text(members, _ => true, member, wrong()); }
        }

        yield return JsonSerializer.Serialize(members.ToDictionary(m => Name(m), _ => new string('y', 900_000 / Math.Max(1, members.Count)), StringComparer.Ordinal));
    }

    /// <summary>One that fits, as far as the type tells.</summary>
    public static string Good(Type? body) => body is null ? "{}" : Text(body.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract"), _ => true);

    /// <summary>More than any endpoint takes.</summary>
    public static string TooLarge(Type? body) => $"{{\"{(body?.GetProperties() is [var first, ..] ? Name(first) : "a")}\":\"{new string('z', 1_100_000)}\"}}";

    private static string Text(IEnumerable<PropertyInfo> members, Func<PropertyInfo, bool> keep, PropertyInfo? odd = null, JsonNode? value = null)
    {
        var body = new JsonObject();
        foreach (var member in members.Where(keep)) { body[Name(member)] = member == odd ? value : Sensible(member.PropertyType); }
        return body.ToJsonString();
    }

    private static JsonNode? Sensible(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool)) { return true; }
        if (plain == typeof(int) || plain == typeof(long)) { return 1; }
        if (plain.IsEnum) { return JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(plain)[0]); }
        if (plain == typeof(SignupWeb.Kernel.Money)) { return new JsonObject { ["minor"] = 1, ["currency"] = "eur" }; }
        if (plain == typeof(string)) { return "elbe-kran-donnerstag"; }
        if (plain == typeof(DateTimeOffset)) { return "2027-01-01T00:00:00Z"; }
        return plain.IsValueType ? "01010101-0101-7101-8101-010101010101" : new JsonObject();
    }

    private static string Name(PropertyInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name);
}
