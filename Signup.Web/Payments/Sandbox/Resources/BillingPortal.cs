using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/billing_portal/sessions: a link to the customer's open invoices.</summary>
internal static class BillingPortal
{
    public static void Map(RouteTable routes) => routes.Post("/v1/billing_portal/sessions", Create);

    private static JsonObject Create(Call call)
    {
        var made = Shapes.New("billing_portal.session", Ids.New("bps"), call.Now);
        made["customer"] = call.Work.Get("customer", call.P.Text("customer"), "customer").Need("id");
        made["configuration"] = call.P.Text("configuration") ?? "bpc_sandbox";
        call.CopyTo(made, "locale", "on_behalf_of", "return_url");
        made["url"] = $"{call.Work.PublicBase()}/sandbox/portal/{made.Need("id")}";
        return call.Work.Add("billing_portal.session.created", made);
    }
}
