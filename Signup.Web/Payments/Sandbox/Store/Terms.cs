using System.Globalization;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>The fields of each type that lists can be filtered by, and where they are found in the object.</summary>
internal static class Terms
{
    private static readonly Dictionary<string, (string Field, string Path)[]> Paths = new(StringComparer.Ordinal)
    {
        ["charge"] = Same("customer", "payment_intent"),
        ["checkout.session"] = [.. Same("customer", "status", "setup_intent"), ("customer_details[email]", "customer_details.email")],
        ["credit_note"] = Same("customer", "invoice"),
        ["customer"] = Same("email"),
        ["dispute"] = Same("charge", "payment_intent"),
        ["event"] = Same("type"),
        ["invoice"] = [.. Same("customer", "status", "collection_method"), ("subscription", "parent.subscription_details.subscription")],
        ["invoice_payment"] = [.. Same("invoice", "status"), ("payment[payment_intent]", "payment.payment_intent")],
        ["invoiceitem"] = Same("customer", "invoice"),
        ["payment_intent"] = Same("customer"),
        ["payment_method"] = Same("customer", "type", "allow_redisplay"),
        ["price"] = [.. Same("product", "active", "type", "currency"), ("lookup_keys", "lookup_key"), ("recurring[interval]", "recurring.interval")],
        ["product"] = Same("active", "url"),
        ["promotion_code"] = [.. Same("active", "code", "customer"), ("coupon", "promotion.coupon")],
        ["refund"] = Same("charge", "payment_intent"),
        ["setup_intent"] = Same("customer", "payment_method"),
        ["subscription"] = Same("customer", "status", "collection_method"),
        ["tax_id"] = Same("customer"),
        ["tax_rate"] = Same("active", "inclusive"),
    };

    public static IEnumerable<(string Field, string Value)> Of(string type, JsonObject obj)
    {
        foreach (var (field, path) in Paths.GetValueOrDefault(type, []))
        {
            if (Value(obj.At(path)) is { } value) { yield return (field, (type, field) == ("promotion_code", "code") ? Code(value) : value); }
        }

        if (type == "invoiceitem") { yield return ("pending", obj["invoice"] is null ? "true" : "false"); }
        if (type == "subscription")
        {
            foreach (var item in obj.Objects("items.data"))
            {
                yield return ("price", item.Need("price.id"));
                yield return ("item", item.Need("id"));
            }
        }
    }

    /// <summary>Codes are the same in upper and lower case.</summary>
    public static string Code(string code) => code.ToUpperInvariant();

    /// <summary>How a value is written as a term; null for nothing.</summary>
    public static string? Value(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonValue value when value.TryGetValue(out bool flag) => flag ? "true" : "false",
        JsonValue value when value.TryGetValue(out long number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static (string, string)[] Same(params string[] fields) => [.. fields.Select(f => (f, f))];
}
