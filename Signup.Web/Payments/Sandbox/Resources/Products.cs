using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/products</summary>
internal static class Products
{
    private static readonly string[] Plain = ["active", "default_price", "description", "images", "marketing_features", "name", "shippable", "statement_descriptor", "tax_code", "unit_label", "url"];

    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/products", Create);
        routes.Get("/v1/products", List);
        routes.Get("/v1/products/{id}", call => call.Work.Get("product", call.Id));
        routes.Post("/v1/products/{id}", Update);
    }

    private static JsonObject Create(Call call)
    {
        var id = call.P.Text("id") ?? Ids.New("prod", 14);
        if (call.Work.Find(id) is not null) { throw RefusedException.Invalid("Product already exists.", "id", "resource_already_exists"); }

        var made = Shapes.New("product", id, call.Now);
        made["updated"] = call.Now;
        Fill(call, made);
        call.MergeMetadata(made);
        return call.Work.Add("product.created", made);
    }

    private static JsonObject Update(Call call)
    {
        var product = call.Work.Get("product", call.Id);
        var before = product.DeepClone().AsObject();
        if (call.P.Text("default_price") is { } price) { call.Work.Get("price", price, "default_price"); }

        Fill(call, product);
        call.MergeMetadata(product);
        product["updated"] = call.Now;
        return call.Work.Update("product.updated", product, before);
    }

    private static void Fill(Call call, JsonObject product)
    {
        call.CopyTo(product, Plain);
        product["images"] ??= new JsonArray();
        product["marketing_features"] ??= new JsonArray();
    }

    private static JsonObject List(Call call)
    {
        if (call.P["ids"] is not JsonArray) { return Listing.Of(call, "product", "/v1/products", ["active", "url"]); }

        return JsonReading.List(call.P.Texts("ids").Select(call.Work.Find).Where(p => p.Text("object") == "product"), "/v1/products");
    }
}
