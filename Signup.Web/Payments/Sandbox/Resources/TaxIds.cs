using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/customers/{id}/tax_ids</summary>
internal static class TaxIds
{
    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/customers/{id}/tax_ids", call => Add(call.Work, call.Work.Get("customer", call.Id).Need("id"), call.P));
        routes.Get("/v1/customers/{id}/tax_ids", call => Listing.Of(call, "tax_id", $"/v1/customers/{call.Id}/tax_ids", [], ("customer", call.Work.Get("customer", call.Id).Need("id"))));
    }

    public static JsonObject Add(Work work, string customer, JsonObject asked)
    {
        var made = Shapes.New("tax_id", Ids.New("txi"), work.Now);
        made["customer"] = customer;
        made["type"] = asked.Text("type");
        made["value"] = asked.Text("value");
        made["country"] = asked.Text("type") == "eu_vat" ? asked.Need("value")[..Math.Min(2, asked.Need("value").Length)] : null;
        made["owner"] = new JsonObject { ["type"] = "customer", ["customer"] = customer, ["customer_account"] = null };
        return work.Add("customer.tax_id.created", made);
    }
}
