using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>What lies behind paid invoices, to read: /v1/payment_intents, /v1/charges, /v1/invoice_payments, /v1/events.</summary>
internal static class PaymentRecords
{
    public static void Map(RouteTable routes)
    {
        routes.Get("/v1/payment_intents", call => Listing.Of(call, "payment_intent", "/v1/payment_intents", ["customer"]));
        routes.Get("/v1/payment_intents/{id}", call => call.Work.Get("payment_intent", call.Id));
        routes.Get("/v1/charges", call => Listing.Of(call, "charge", "/v1/charges", ["customer", "payment_intent"]));
        routes.Get("/v1/charges/{id}", call => call.Work.Get("charge", call.Id));
        routes.Get("/v1/invoice_payments", call => Listing.Of(call, "invoice_payment", "/v1/invoice_payments", ["invoice", "payment[payment_intent]", "status"]));
        routes.Get("/v1/invoice_payments/{id}", call => call.Work.Get("invoice_payment", call.Id));
        routes.Get("/v1/events", Events);
        routes.Get("/v1/events/{id}", call => call.Work.Get("event", call.Id));
    }

    private static System.Text.Json.Nodes.JsonObject Events(Call call)
    {
        if (call.P.Has("types") && !call.P.Has("type")) { call.P["type"] = call.P["types"].Copy(); }
        return Listing.Of(call, "event", "/v1/events", ["type"]);
    }
}
