using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/disputes: a charge to the disputed test card is disputed after a minute. The money is gone at once and comes back when the dispute is won.</summary>
internal static class DisputeCalls
{
    public static void Map(RouteTable routes)
    {
        routes.Get("/v1/disputes", call => Listing.Of(call, "dispute", "/v1/disputes", ["charge", "payment_intent"]));
        routes.Get("/v1/disputes/{id}", call => call.Work.Get("dispute", call.Id));
        routes.Post("/v1/disputes/{id}/close", Close);
    }

    public static void Open(Work work, JsonObject charge)
    {
        if (charge.Is("disputed") || charge.Is("refunded")) { return; }

        var made = Shapes.New("dispute", Ids.New("du"), work.Now);
        made["amount"] = charge.Whole("amount");
        made["charge"] = charge.Text("id");
        made["currency"] = charge.Text("currency");
        made["payment_intent"] = charge.Text("payment_intent");
        made["evidence_details"]!["due_by"] = work.Moment.AddDays(7).ToUnixTimeSeconds();
        charge["disputed"] = true;
        work.Put(charge);
        work.Add("charge.dispute.created", made);
        work.Emit("charge.dispute.funds_withdrawn", made);
    }

    public static bool IsOpen(JsonObject dispute) => dispute.Text("status") is not ("won" or "lost");

    /// <summary>True while the money of a charge is gone, or gone for good.</summary>
    public static bool HoldsBack(Work work, JsonObject charge) => charge.Is("disputed") && work.All("dispute", ("charge", charge.Need("id"))).Exists(d => d.Text("status") != "won");

    public static JsonObject Decide(Work work, JsonObject dispute, bool won)
    {
        dispute["status"] = won ? "won" : "lost";
        work.Add("charge.dispute.closed", dispute);
        if (won) { work.Emit("charge.dispute.funds_reinstated", dispute); }
        return dispute;
    }

    private static JsonObject Close(Call call)
    {
        var dispute = call.Work.Get("dispute", call.Id);
        return IsOpen(dispute) ? Decide(call.Work, dispute, won: false) : throw RefusedException.Invalid("This dispute is already closed.");
    }
}
