using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>Tax as Stripe works it out itself: the usual rate of the customer's country, or reverse charge for a business elsewhere in the EU that gave its number. It believes the number.</summary>
internal static class AutomaticTaxes
{
    private const string Seller = "DE";

    /// <summary>Switches it on or off as the request says; a customer without a country cannot have it.</summary>
    public static void Switch(Call call, JsonObject owner, JsonObject? customer, string path = "automatic_tax")
    {
        if (call.P.Flag(path + ".enabled") is not { } enabled) { return; }
        if (enabled && Country(customer) is null) { throw RefusedException.Invalid("The customer's location isn't recognized. Set a valid customer address in order to automatically calculate tax.", path, "customer_tax_location_invalid"); }
        owner["automatic_tax"]!["enabled"] = enabled;
    }

    public static bool Counts(JsonObject? owner) => owner?["automatic_tax"] is JsonObject tax && tax.Is("enabled");

    /// <summary>What applies to an invoice's customer.</summary>
    public static (JsonObject[] Rates, string? Exempt) Of(Work work, JsonObject invoice)
    {
        invoice["automatic_tax"]!["status"] = "complete";
        var customer = work.Get("customer", invoice.Text("customer"), "customer");
        if (Country(customer) is not { } country) { return ([], null); }
        var isReverse = country.IsInEu && country.Code != Seller && work.All("tax_id", ("customer", customer.Need("id"))).Any(t => t.Text("type") == "eu_vat");
        return ([Rate(work, country)], isReverse ? "reverse" : null);
    }

    private static TaxCountry? Country(JsonObject? customer) => TaxCountries.Find(customer.Text("address.country") ?? string.Empty);

    private static JsonObject Rate(Work work, TaxCountry country)
    {
        var id = $"txr_auto{country.Code}{country.BasisPoints}";
        if (work.Find(id) is { } known) { return known; }
        var made = Shapes.New("tax_rate", id, work.Now);
        made["country"] = country.Code;
        made["display_name"] = "VAT";
        made["percentage"] = country.BasisPoints / 100m;
        made["effective_percentage"] = country.BasisPoints / 100m;
        made["rate_type"] = "percentage";
        return work.Put(made);
    }
}
