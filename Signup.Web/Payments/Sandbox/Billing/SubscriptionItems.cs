using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>What a subscription is made of: prices with quantities and the period they are paid for.</summary>
internal static class SubscriptionItems
{
    public static JsonObject New(Work work, string subscription, JsonObject asked, string path)
    {
        var price = Price(work, asked, path);
        var item = Shapes.New("subscription_item", Ids.New("si", 14), work.Now);
        item["subscription"] = subscription;
        item["price"] = price;
        item["plan"] = new JsonObject { ["id"] = price.Text("id"), ["object"] = "plan" };
        item["quantity"] = asked.Whole("quantity") ?? 1;
        item["metadata"] = asked["metadata"].Copy() ?? new JsonObject();
        item["tax_rates"] = Rates(work, asked);
        return item;
    }

    /// <summary>A new item that takes the place of an old one, keeping what the request does not name.</summary>
    public static JsonObject Changed(Work work, JsonObject old, JsonObject asked, string path)
    {
        var item = old.DeepClone().AsObject();
        if (asked.Has("price")) { item["price"] = Price(work, asked, path); }
        if (asked.Has("price")) { item["plan"] = new JsonObject { ["id"] = item.Text("price.id"), ["object"] = "plan" }; }
        if (asked.Has("quantity")) { item["quantity"] = asked.Whole("quantity"); }
        if (asked.Has("tax_rates")) { item["tax_rates"] = Rates(work, asked); }
        if (asked["metadata"] is JsonObject metadata) { item["metadata"] = metadata.Copy(); }
        return item;
    }

    /// <summary>All items of one subscription renew together, so they must share the interval and the currency.</summary>
    public static void CheckTogether(IReadOnlyList<JsonObject> items)
    {
        if (items.Count == 0) { throw RefusedException.Invalid("Missing required param: items.", "items", "parameter_missing"); }

        static string Cycle(JsonObject item) => $"{item.Text("price.recurring.interval")} {item.Whole("price.recurring.interval_count")} {item.Text("price.currency")}";
        if (items.Select(Cycle).Distinct(StringComparer.Ordinal).Count() > 1) { throw RefusedException.Invalid("Currency and interval fields must match across all prices on this subscription.", "items"); }
    }

    /// <summary>What the item costs for its period.</summary>
    public static LineDraft Line(Work work, JsonObject item, string? subscription, long start, long end)
    {
        var price = item["price"]!.AsObject();
        var quantity = item.Whole("quantity") ?? 1;
        var name = Name(work, price);
        return new(InvoiceMath.Amount(price, quantity), price.Need("currency"), $"{quantity} × {name} (at {Written(price)} / {price.Text("recurring.interval")})")
        {
            Quantity = quantity,
            Price = price,
            TaxRates = [.. item.Objects("tax_rates").Select(r => r.Need("id"))],
            PeriodStart = start,
            PeriodEnd = end,
            Subscription = subscription,
            SubscriptionItem = item.Need("id"),
        };
    }

    public static string Name(Work work, JsonObject price) => work.Find(price.Text("product")).Text("name") ?? "Item";

    private static string Written(JsonObject price) => new Kernel.Money(InvoiceMath.Amount(price, 1), price.Need("currency")).ToString(null, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Price(Work work, JsonObject asked, string path)
    {
        if (asked.Text("price") is not { } id) { throw RefusedException.Invalid($"Missing required param: {path}[price].", $"{path}[price]", "parameter_missing"); }

        var price = work.Get("price", id, $"{path}[price]");
        if (!price.Is("active")) { throw RefusedException.Invalid($"The price specified is inactive. This field only accepts active prices.", $"{path}[price]"); }
        if (price.Text("type") != "recurring") { throw RefusedException.Invalid("The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.", $"{path}[price]"); }
        return price;
    }

    private static JsonArray Rates(Work work, JsonObject asked) => asked.Texts("tax_rates").Select(id => work.Get("tax_rate", id, "tax_rates")).ToJson();
}
