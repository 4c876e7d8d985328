using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Cards;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/customers/{id}/tax_ids: numbers that are checked a moment after they are added, with the outcome their digits ask for.</summary>
internal static partial class TaxIds
{
    /// <summary>The name under which the check stands among what falls due later.</summary>
    public const string Verify = "verify-tax-id";

    private const int ChecksAfterSeconds = 2;

    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/customers/{id}/tax_ids", call => Add(call.Work, call.Work.Get("customer", call.Id).Need("id"), call.P));
        routes.Get("/v1/customers/{id}/tax_ids", call => Listing.Of(call, "tax_id", $"/v1/customers/{call.Id}/tax_ids", [], ("customer", call.Work.Get("customer", call.Id).Need("id"))));
        routes.Get("/v1/customers/{id}/tax_ids/{id}", Find);
        routes.Delete("/v1/customers/{id}/tax_ids/{id}", Delete);
    }

    public static JsonObject Add(Work work, string customer, JsonObject asked)
    {
        var (type, value) = (asked.Need("type"), asked.Text("value") ?? string.Empty);
        if (value.Length == 0 || (type == "eu_vat" && !EuVat().IsMatch(value))) { throw RefusedException.Invalid($"Invalid value for {type}.", "value", "tax_id_invalid"); }

        var made = Shapes.New("tax_id", Ids.New("txi"), work.Now);
        made["customer"] = customer;
        made["type"] = type;
        made["value"] = value;
        made["country"] = Country(type, value);
        made["owner"] = new JsonObject { ["type"] = "customer", ["customer"] = customer, ["customer_account"] = null };
        made["verification"] = new JsonObject { ["status"] = "pending", ["verified_address"] = null, ["verified_name"] = null };
        if (TestTaxNumber.StatusOf(value) != "pending") { work.Later(made.Need("id"), Verify, work.Now + ChecksAfterSeconds); }
        return work.Add("customer.tax_id.created", made);
    }

    /// <summary>The answer of the authority is there.</summary>
    public static void Answer(Work work, JsonObject taxId)
    {
        var before = taxId.DeepClone().AsObject();
        var status = TestTaxNumber.StatusOf(taxId.Need("value"));
        taxId["verification"]!["status"] = status;
        if (status == "verified") { taxId["verification"]!["verified_name"] = work.Find(taxId.Text("customer")).Text("name"); }
        work.Update("customer.tax_id.updated", taxId, before);
    }

    private static JsonObject Find(Call call) => call.Work.Get("tax_id", call.Id) is { } found && found.Text("customer") == call.Owner ? found : throw RefusedException.NoSuch("tax_id", call.Id, "id");

    private static JsonObject Delete(Call call)
    {
        var taxId = Find(call);
        call.Work.NotLater(call.Id, Verify);
        call.Work.Emit("customer.tax_id.deleted", taxId);
        call.Work.Remove(call.Id);
        return new() { ["id"] = call.Id, ["object"] = "tax_id", ["deleted"] = true };
    }

    /// <summary>Greek numbers begin with EL.</summary>
    private static string? Country(string type, string value) => type switch
    {
        "eu_vat" => value[..2] == "EL" ? "GR" : value[..2],
        "eu_oss_vat" => null,
        _ => type[..2].ToUpperInvariant(),
    };

    [GeneratedRegex("^[A-Z]{2}[0-9A-Z+*]{2,12}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex EuVat();
}
