using System.Reflection;
using System.Text.Json;
using SignupTests.Payments.StripeApi;
using SignupWeb.Payments.Stripe;

namespace SignupTests.Payments.Stripe;

/// <summary>Compares our types member by member with the description: names, types, what may be missing.</summary>
internal sealed class ModelAgreement(ApiSchemas schemas, bool sent)
{
    private readonly HashSet<(Type, string)> seen = [];
    private readonly NullabilityInfoContext nullability = new();

    public IEnumerable<string> Compare(Type type, JsonElement schema, string path)
    {
        schema = schemas.Resolve(schema);
        if (!seen.Add((type, schema.GetRawText()))) { return []; }
        var members = StripeJson.TypeInfo(type).Properties.Where(p => p.AttributeProvider is PropertyInfo info && info.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is null).ToList();
        var faults = members.SelectMany(m => CompareMember((PropertyInfo)m.AttributeProvider!, schema, m.Name, $"{path}.{m.Name}"));
        var forgotten = sent ? ApiSchemas.Required(schema).Except(members.Select(m => m.Name), StringComparer.Ordinal).Select(name => $"{path}.{name} must be sent but is not modelled") : [];
        return faults.Concat(forgotten);
    }

    private IEnumerable<string> CompareMember(PropertyInfo property, JsonElement owner, string name, string path)
    {
        if (ApiSchemas.Member(owner, name) is not { } schema) { return OnlyForChanges(property) ? [] : [$"{path} is not described"]; }
        if (schema.ValueEqualsEmpty()) { return []; }

        var isRequired = ApiSchemas.Required(owner).Contains(name, StringComparer.Ordinal);
        var mayBeNull = nullability.Create(property).ReadState == NullabilityState.Nullable;
        var choices = Choices(schema).ToList();
        var isMarks = property.DeclaringType == typeof(StripeResource);
        if (sent && isRequired && mayBeNull) { return [$"{path} must be sent, yet may be null"]; }
        if (!sent && !isMarks && !mayBeNull && (!isRequired || choices.Any(IsNull))) { return [$"{path} may be missing or null, yet is not nullable"]; }
        return CompareType(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, choices, path);
    }

    private IEnumerable<string> CompareType(Type type, IReadOnlyList<JsonElement> choices, string path)
    {
        if (Generic(type, typeof(Settable<>)) is { } settable)
        {
            var clears = choices.Any(c => IsNull(c) || ApiSchemas.Values(c)?.Contains(string.Empty, StringComparer.Ordinal) == true);
            return [.. clears ? [] : new[] { $"{path} cannot be cleared" }, .. CompareType(settable, choices, path)];
        }

        if (Generic(type, typeof(Expandable<>)) is { } expandable)
        {
            return [.. Has("string", choices) ? [] : new[] { $"{path} is never an id" }, .. CompareType(expandable, choices, path)];
        }

        var list = Generic(type, typeof(IReadOnlyList<>)) ?? Generic(type, typeof(List<>));
        if (list is not null)
        {
            var array = choices.FirstOrDefault(c => ApiSchemas.Types(c).Contains("array", StringComparer.Ordinal));
            return array.ValueKind == JsonValueKind.Undefined ? [$"{path} is no list"] : CompareType(list, [.. Choices(array.GetProperty("items"))], path + "[]");
        }

        if (Wanted(type) is { } wanted) { return Has(wanted, choices) ? [] : [$"{path} is no {wanted}"]; }

        var living = choices.Where(c => Has("object", [c]) && !IsDeleted(c) && !c.TryGetProperty("x-pruned", out _)).ToList();
        return living.Count == 0 ? [$"{path} is no object we know"] : Compare(type, living[0], path);
    }

    private static string? Wanted(Type type) => type switch
    {
        _ when type == typeof(string) => "string",
        _ when type == typeof(long) || type == typeof(DateTimeOffset) => "integer",
        _ when type == typeof(decimal) => "number",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(JsonElement) || Generic(type, typeof(IReadOnlyDictionary<,>)) is not null || Generic(type, typeof(Dictionary<,>)) is not null => "object",
        _ => null,
    };

    private IEnumerable<JsonElement> Choices(JsonElement schema)
    {
        schema = schemas.Resolve(schema);
        return schema.TryGetProperty("anyOf", out var choices) ? choices.EnumerateArray().SelectMany(Choices) : [schema];
    }

    private static bool Has(string type, IEnumerable<JsonElement> choices) => choices.Any(c => ApiSchemas.Types(c).Contains(type, StringComparer.Ordinal));

    private static bool IsNull(JsonElement schema) => ApiSchemas.Types(schema).Contains("null", StringComparer.Ordinal);

    private static bool IsDeleted(JsonElement schema) => ApiSchemas.Required(schema).Contains("deleted", StringComparer.Ordinal);

    /// <summary>One type serves to create and to change items, as in Stripe's own client.</summary>
    private static bool OnlyForChanges(PropertyInfo property) =>
        property.DeclaringType == typeof(SubscriptionItemOptions) && (property.Name is nameof(SubscriptionItemOptions.Id) or nameof(SubscriptionItemOptions.Deleted));

    private static Type? Generic(Type type, Type open) => type.IsGenericType && type.GetGenericTypeDefinition() == open ? type.GenericTypeArguments[0] : null;
}
