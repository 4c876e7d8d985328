using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>Puts whole objects in the place of their ids where <c>expand[]</c> asks for it.</summary>
internal static class Expansion
{
    private const int Deepest = 4;

    public static void Apply(Work work, JsonObject shown, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var steps = path.Split('.');
            var depth = steps.Length - (steps[0] == "data" ? 1 : 0);
            if (depth > Deepest) { throw RefusedException.Invalid($"You cannot expand more than {Deepest} levels of a property. Property: {path}", "expand"); }
            Expand(work, shown, steps, path);
        }
    }

    private static void Expand(Work work, JsonObject at, ReadOnlySpan<string> steps, string path)
    {
        if (steps.IsEmpty) { return; }

        var name = steps[0];
        if (!at.ContainsKey(name)) { at[name] = Included(work, at, name) ?? throw Cannot(path); }

        var rest = steps[1..];
        switch (at[name])
        {
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonValue) { list[i] = Whole(work, list[i]!.GetValue<string>(), path); }
                    if (list[i] is JsonObject entry) { Expand(work, entry, rest, path); }
                }

                break;
            case JsonObject inner:
                Expand(work, inner, rest, path);
                break;
            case JsonValue value:
                var whole = Whole(work, value.TryGetValue(out string? id) ? id : string.Empty, path);
                at[name] = whole;
                Expand(work, whole, rest, path);
                break;
        }
    }

    private static JsonObject Whole(Work work, string id, string path) => work.Find(id) is { } found ? Presentation.Of(found) : throw Cannot(path);

    /// <summary>Members that are left out unless asked for.</summary>
    private static JsonObject? Included(Work work, JsonObject of, string name)
    {
        var id = of.Text("id") ?? string.Empty;
        return (of.Text("object"), name) switch
        {
            ("customer", "subscriptions") => ListOf(work, "subscription", "customer", id, $"/v1/customers/{id}/subscriptions"),
            ("customer", "tax_ids") => ListOf(work, "tax_id", "customer", id, $"/v1/customers/{id}/tax_ids"),
            ("customer", "sources") => JsonReading.List([], $"/v1/customers/{id}/sources"),
            ("invoice", "payments") => ListOf(work, "invoice_payment", "invoice", id, $"/v1/invoice_payments?invoice={id}"),
            ("charge", "refunds") => ListOf(work, "refund", "charge", id, $"/v1/charges/{id}/refunds"),
            ("checkout.session", "line_items") => JsonReading.List([], $"/v1/checkout/sessions/{id}/line_items"),
            _ => null,
        };
    }

    private static JsonObject ListOf(Work work, string type, string field, string id, string url) =>
        JsonReading.List(work.All(type, (field, id)).Select(Presentation.Of), url);

    private static RefusedException Cannot(string path) => RefusedException.Invalid($"This property cannot be expanded ({path}).", "expand");
}
