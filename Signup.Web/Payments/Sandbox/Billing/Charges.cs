using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Cards;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>The charges behind payments: the sandbox's ledger of money taken.</summary>
internal static class Charges
{
    public static JsonObject Succeed(Work work, JsonObject intent, JsonObject method)
    {
        var charge = New(work, intent, method);
        charge["status"] = "succeeded";
        charge["paid"] = true;
        charge["captured"] = true;
        charge["amount_captured"] = intent.Whole("amount");
        charge["outcome"] = Outcome("approved_by_network", null, "Payment complete.", "authorized");
        return work.Add("charge.succeeded", charge);
    }

    public static JsonObject Fail(Work work, JsonObject intent, JsonObject method, Decline decline)
    {
        var charge = New(work, intent, method);
        charge["status"] = "failed";
        charge["failure_code"] = decline.Code;
        charge["failure_message"] = decline.Message;
        charge["outcome"] = Outcome("declined_by_network", decline.DeclineCode, "The bank did not return any further details with this decline.", "issuer_declined");
        return work.Add("charge.failed", charge);
    }

    private static JsonObject New(Work work, JsonObject intent, JsonObject method)
    {
        var charge = Shapes.New("charge", Ids.New("ch"), work.Now);
        charge["amount"] = intent.Whole("amount");
        charge["currency"] = intent.Text("currency");
        charge["customer"] = intent.Text("customer");
        charge["description"] = intent.Text("description");
        charge["payment_intent"] = intent.Text("id");
        charge["payment_method"] = method.Text("id");
        charge["billing_details"] = method["billing_details"].Copy();
        charge["payment_method_details"] = new JsonObject { ["type"] = "card", ["card"] = Card(method, intent.Whole("amount")) };
        return charge;
    }

    private static JsonObject Card(JsonObject method, long? amount)
    {
        var card = Shapes.New("charge.card");
        foreach (var name in new[] { "brand", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4", "regulated_status" }) { card[name] = method.At("card." + name).Copy(); }
        card["amount_authorized"] = amount;
        card["checks"] = method.At("card.checks").Copy();
        card["network"] = method.Text("card.brand");
        return card;
    }

    private static JsonObject Outcome(string network, string? reason, string seller, string type) => new()
    {
        ["advice_code"] = null,
        ["network_advice_code"] = null,
        ["network_decline_code"] = null,
        ["network_status"] = network,
        ["reason"] = reason,
        ["risk_level"] = "normal",
        ["risk_score"] = 20L,
        ["seller_message"] = seller,
        ["type"] = type,
    };
}
