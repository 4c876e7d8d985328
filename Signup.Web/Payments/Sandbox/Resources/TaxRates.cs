using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/tax_rates</summary>
internal static class TaxRates
{
    private static readonly string[] Plain = ["active", "country", "description", "display_name", "jurisdiction", "state", "tax_type"];

    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/tax_rates", Create);
        routes.Get("/v1/tax_rates", call => Listing.Of(call, "tax_rate", "/v1/tax_rates", ["active", "inclusive"]));
        routes.Get("/v1/tax_rates/{id}", call => call.Work.Get("tax_rate", call.Id));
        routes.Post("/v1/tax_rates/{id}", Update);
    }

    private static JsonObject Create(Call call)
    {
        if (call.P.Decimal("percentage") is not (>= 0 and <= 100)) { throw RefusedException.Invalid("This value must be between 0 and 100.", "percentage"); }

        var made = Shapes.New("tax_rate", Ids.New("txr"), call.Now);
        call.CopyTo(made, Plain);
        call.CopyTo(made, "inclusive", "percentage");
        made["effective_percentage"] = call.P["percentage"].Copy();
        made["rate_type"] = "percentage";
        call.MergeMetadata(made);
        return call.Work.Add("tax_rate.created", made);
    }

    private static JsonObject Update(Call call)
    {
        var rate = call.Work.Get("tax_rate", call.Id);
        var before = rate.DeepClone().AsObject();
        call.CopyTo(rate, Plain);
        call.MergeMetadata(rate);
        return call.Work.Update("tax_rate.updated", rate, before);
    }
}
