using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>How an open invoice ends: paid, void or uncollectible.</summary>
internal static class InvoiceEnding
{
    public static JsonObject Paid(Work work, JsonObject invoice, long amount, bool newSubscription = false)
    {
        var before = invoice.DeepClone().AsObject();
        invoice["status"] = "paid";
        invoice["attempted"] = true;
        invoice["amount_paid"] = amount;
        invoice["amount_remaining"] = 0L;
        invoice["next_payment_attempt"] = null;
        invoice["status_transitions"]!["paid_at"] = work.Now;
        work.NotLater(invoice.Need("id"), "collect");
        work.Put(invoice);
        SubscriptionStates.InvoicePaid(work, invoice, newSubscription);
        work.Emit("invoice.updated", invoice, before);
        work.Emit("invoice.paid", invoice);
        work.Emit("invoice.payment_succeeded", invoice);
        return invoice;
    }

    public static JsonObject Void(Work work, JsonObject invoice)
    {
        if (invoice.Text("status") is not ("open" or "uncollectible")) { throw RefusedException.Invalid("You can only pass in open or uncollectible invoices. This invoice isn't open or uncollectible."); }

        return End(work, invoice, "void", "voided_at", "invoice.voided");
    }

    private static JsonObject End(Work work, JsonObject invoice, string status, string transition, string announced)
    {
        var before = invoice.DeepClone().AsObject();
        invoice["status"] = status;
        invoice["auto_advance"] = false;
        invoice["next_payment_attempt"] = null;
        invoice["status_transitions"]![transition] = work.Now;
        if (status == "void") { CancelPayment(work, invoice); }

        work.NotLater(invoice.Need("id"), "collect");
        work.Update("invoice.updated", invoice, before);
        work.Emit(announced, invoice);
        return invoice;
    }

    private static void CancelPayment(Work work, JsonObject invoice)
    {
        invoice["amount_remaining"] = 0L;
        foreach (var payment in work.All("invoice_payment", ("invoice", invoice.Need("id")), ("status", "open")))
        {
            payment["status"] = "canceled";
            payment["status_transitions"]!["canceled_at"] = work.Now;
            work.Put(payment);
            if (work.Find(payment.Text("payment.payment_intent")) is not { } intent) { continue; }
            intent["status"] = "canceled";
            intent["canceled_at"] = work.Now;
            intent["cancellation_reason"] = "void_invoice";
            intent["next_action"] = null;
            work.Add("payment_intent.canceled", intent);
        }
    }
}
