using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox;

/// <summary>
/// Counts for checks from outside (<c>GET /sandbox/test/effects</c>): what the gateway holds, and what the application adds about its own records.
/// </summary>
internal sealed class SandboxEffects(SandboxStore store, IEnumerable<IEffectCounts> ours)
{
    public async Task<JsonObject> Count(CancellationToken cancellationToken)
    {
        var effects = new JsonObject { ["gateway"] = Gateway() };
        foreach (var counts in ours) { effects[counts.Name] = await counts.Count(cancellationToken); }
        return effects;
    }

    private JsonObject Gateway()
    {
        using var work = store.Read();
        long Of(string type) => work.Count("SELECT COUNT(*) FROM objects WHERE type = $type AND json NOT LIKE '%\"deleted\":true%'", ("$type", type));
        return new()
        {
            ["customers"] = Of("customer"),
            ["checkout_sessions"] = Of("checkout.session"),
            ["payment_methods"] = Of("payment_method"),
            ["subscriptions"] = Of("subscription"),
            ["subscriptions_by_status"] = ByStatus(work, "subscription"),
            ["invoices"] = Of("invoice"),
            ["invoices_by_status"] = ByStatus(work, "invoice"),
            ["charges"] = work.Count("SELECT COUNT(*) FROM objects WHERE type = 'charge' AND json_extract(json, '$.paid')"),
            ["charges_failed"] = work.Count("SELECT COUNT(*) FROM objects WHERE type = 'charge' AND NOT json_extract(json, '$.paid')"),
            ["refunds"] = Of("refund"),
            ["captured"] = PerCurrency(work, "charge", "amount_captured"),
            ["refunded"] = PerCurrency(work, "charge", "amount_refunded"),
            ["events"] = Of("event"),
            ["deliveries_waiting"] = work.Count("SELECT COUNT(*) FROM deliveries WHERE due IS NOT NULL"),
        };
    }

    private static JsonObject ByStatus(Work work, string type) =>
        Pairs(work, "SELECT json_extract(json, '$.status'), COUNT(*) FROM objects WHERE type = $type GROUP BY 1", ("$type", type));

    private static JsonObject PerCurrency(Work work, string type, string field) =>
        Pairs(work, "SELECT json_extract(json, '$.currency'), SUM(json_extract(json, $field)) FROM objects WHERE type = $type GROUP BY 1", ("$type", type), ("$field", "$." + field));

    private static JsonObject Pairs(Work work, string sql, params (string Name, object? Value)[] values)
    {
        using var command = work.Command(sql, values);
        using var reader = command.ExecuteReader();
        var pairs = new JsonObject();
        while (reader.Read()) { pairs[reader.IsDBNull(0) ? "none" : reader.GetString(0)] = reader.GetInt64(1); }
        return pairs;
    }
}

/// <summary>Something that counts records of the application itself, such as purchases, contracts and ledger totals; register as many as wanted.</summary>
public interface IEffectCounts
{
    /// <summary>Member of the answer the counts go under.</summary>
    string Name { get; }

    Task<JsonNode> Count(CancellationToken cancellationToken);
}
