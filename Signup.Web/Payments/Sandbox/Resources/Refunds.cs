using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Cards;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/refunds: money back, never more than was taken.</summary>
internal static class Refunds
{
    private const int SettlesAfterSeconds = 30;

    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/refunds", Create);
        routes.Get("/v1/refunds", call => Listing.Of(call, "refund", "/v1/refunds", ["charge", "payment_intent"]));
        routes.Get("/v1/refunds/{id}", call => call.Work.Get("refund", call.Id));
        routes.Post("/v1/refunds/{id}", Update);
        routes.Post("/v1/refunds/{id}/cancel", Cancel);
    }

    public static JsonObject Of(Work work, JsonObject charge, long? amount, string? reason, JsonObject? metadata)
    {
        var left = charge.Whole("amount_captured")!.Value - charge.Whole("amount_refunded")!.Value;
        if (left == 0) { throw RefusedException.Invalid($"Charge {charge.Need("id")} has already been refunded.", code: "charge_already_refunded"); }
        if (DisputeCalls.HoldsBack(work, charge)) { throw RefusedException.Invalid($"Charge {charge.Need("id")} has been charged back; cannot issue a refund.", code: "charge_disputed"); }
        if (amount <= 0) { throw RefusedException.Invalid("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer"); }
        if (amount > left) { throw RefusedException.Invalid($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})", "amount"); }

        var made = Shapes.New("refund", Ids.New("re"), work.Now);
        made["amount"] = amount ?? left;
        made["charge"] = charge.Text("id");
        made["currency"] = charge.Text("currency");
        made["customer"] = charge.Text("customer");
        made["payment_intent"] = charge.Text("payment_intent");
        made["payment_method"] = charge.Text("payment_method");
        made["reason"] = reason;
        made["metadata"] = metadata.Copy() ?? new JsonObject();
        var behaviour = work.Find(charge.Text("payment_method")) is { } method ? CardOnFile.Behaviour(method) : CardBehaviour.Works;
        made["status"] = behaviour == CardBehaviour.RefundIsPending ? "pending" : "succeeded";
        made["destination_details"] = new JsonObject { ["type"] = "card", ["card"] = new JsonObject { ["reference_status"] = "pending", ["reference_type"] = "acquirer_reference_number", ["type"] = "refund" } };
        TakeBack(work, charge, made.Whole("amount")!.Value);
        work.Add("refund.created", made);
        if (behaviour is CardBehaviour.RefundIsPending or CardBehaviour.RefundFailsLater) { work.Later(made.Need("id"), "settle-refund", work.Now + SettlesAfterSeconds); }
        return made;
    }

    /// <summary>The bank has answered: a pending refund goes through, one that seemed to have gone through fails and the money is the shop's again.</summary>
    public static void Settle(Work work, JsonObject refund)
    {
        var before = refund.DeepClone().AsObject();
        var fails = refund.Text("status") != "pending";
        refund["status"] = fails ? "failed" : "succeeded";
        if (fails)
        {
            refund["failure_reason"] = "expired_or_canceled_card";
            var charge = work.Get("charge", refund.Text("charge"), "charge");
            var taken = charge.DeepClone().AsObject();
            charge["amount_refunded"] = charge.Whole("amount_refunded")!.Value - refund.Whole("amount")!.Value;
            charge["refunded"] = false;
            work.Update("charge.updated", charge, taken);
        }

        work.Update("refund.updated", refund, before);
        if (fails) { work.Emit("refund.failed", refund); }
    }

    private static JsonObject Create(Call call)
    {
        var charge = call.P.Text("charge") is { } id
            ? call.Work.Get("charge", id, "charge")
            : call.P.Text("payment_intent") is { } intent
                ? call.Work.Get("charge", call.Work.Get("payment_intent", intent, "payment_intent").Text("latest_charge"), "payment_intent")
                : throw RefusedException.Invalid("One of the following params should be provided for this request: payment_intent or charge.", "payment_intent", "parameter_missing");
        if (!charge.Is("paid")) { throw RefusedException.Invalid($"Charge {charge.Need("id")} was not successful and cannot be refunded."); }

        return Of(call.Work, charge, call.P.Whole("amount"), call.P.Text("reason"), call.P["metadata"] as JsonObject);
    }

    private static JsonObject Update(Call call)
    {
        var refund = call.Work.Get("refund", call.Id);
        var before = refund.DeepClone().AsObject();
        call.MergeMetadata(refund);
        return call.Work.Update("refund.updated", refund, before);
    }

    private static JsonObject Cancel(Call call)
    {
        var refund = call.Work.Get("refund", call.Id);
        throw RefusedException.Invalid($"Refund {refund.Need("id")} cannot be canceled: it is a card refund.", code: "refund_disputed_payment");
    }

    private static void TakeBack(Work work, JsonObject charge, long amount)
    {
        var before = charge.DeepClone().AsObject();
        charge["amount_refunded"] = charge.Whole("amount_refunded")!.Value + amount;
        charge["refunded"] = charge.Whole("amount_refunded") == charge.Whole("amount_captured");
        work.Update("charge.refunded", charge, before);
    }
}
