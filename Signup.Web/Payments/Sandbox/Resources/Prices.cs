using System.Globalization;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/prices: per unit, one-time or recurring, found again by lookup key.</summary>
internal static class Prices
{
    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/prices", Create);
        routes.Get("/v1/prices", call => Listing.Of(call, "price", "/v1/prices", ["active", "currency", "lookup_keys", "product", "recurring[interval]", "type"]));
        routes.Get("/v1/prices/{id}", call => call.Work.Get("price", call.Id));
        routes.Post("/v1/prices/{id}", Update);
    }

    private static JsonObject Create(Call call)
    {
        var made = Shapes.New("price", Ids.New("price"), call.Now);
        made["product"] = Product(call);
        made["currency"] = call.P.Need("currency").ToLowerInvariant();
        Amount(call, made);
        Recurring(call, made);
        call.CopyTo(made, "active", "nickname");
        made["tax_behavior"] = call.P.Text("tax_behavior") ?? "unspecified";
        call.MergeMetadata(made);
        TakeLookupKey(call, made);
        return call.Work.Add("price.created", made);
    }

    private static JsonObject Update(Call call)
    {
        var price = call.Work.Get("price", call.Id);
        var before = price.DeepClone().AsObject();
        call.CopyTo(price, "active", "nickname", "tax_behavior");
        call.MergeMetadata(price);
        TakeLookupKey(call, price);
        return call.Work.Update("price.updated", price, before);
    }

    private static string Product(Call call) => call.P.Text("product") is { } id
        ? call.Work.Get("product", id, "product").Need("id")
        : throw RefusedException.Invalid("Missing required param: product.", "product", "parameter_missing");

    private static void Amount(Call call, JsonObject made)
    {
        if (call.P.Whole("unit_amount") is { } whole)
        {
            if (whole < 0) { throw RefusedException.Invalid("This value must be greater than or equal to 0.", "unit_amount", "parameter_invalid_integer"); }
            made["unit_amount"] = whole;
            made["unit_amount_decimal"] = whole.ToString(CultureInfo.InvariantCulture);
        }
        else if (decimal.TryParse(call.P.Text("unit_amount_decimal"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact))
        {
            made["unit_amount"] = decimal.IsInteger(exact) ? (long)exact : null;
            made["unit_amount_decimal"] = exact.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            throw RefusedException.Invalid("Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.", "unit_amount", "parameter_missing");
        }
    }

    private static void Recurring(Call call, JsonObject made)
    {
        if (call.P["recurring"] is not JsonObject recurring) { return; }

        var longest = recurring.Text("interval") switch { "day" => 1095, "week" => 156, "month" => 36, _ => 3 };
        if (recurring.Whole("interval_count") is { } count && (count < 1 || count > longest)) { throw RefusedException.Invalid("Invalid billing period. Prices can be billed at most every 3 years.", "recurring[interval_count]"); }

        made["type"] = "recurring";
        made["recurring"] = new JsonObject
        {
            ["interval"] = recurring.Text("interval"),
            ["interval_count"] = recurring.Whole("interval_count") ?? 1,
            ["meter"] = null,
            ["trial_period_days"] = null,
            ["usage_type"] = "licensed",
        };
    }

    /// <summary>A lookup key belongs to one price; it moves only when the request says so.</summary>
    private static void TakeLookupKey(Call call, JsonObject price)
    {
        if (!call.P.Has("lookup_key")) { return; }

        var key = call.P.Text("lookup_key");
        if (key is not null && call.Work.First("price", ("lookup_keys", key)) is { } holder && holder.Text("id") != price.Text("id"))
        {
            if (!call.P.Is("transfer_lookup_key")) { throw RefusedException.Invalid($"A price (`{holder.Need("id")}`) already uses that lookup key.", "lookup_key"); }

            var before = holder.DeepClone().AsObject();
            holder["lookup_key"] = null;
            call.Work.Update("price.updated", holder, before);
        }

        price["lookup_key"] = key;
    }
}
