using System.Globalization;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>Makes a draft final: a number, an amount that is due, and a payment that waits for it.</summary>
internal static class InvoiceFinalizing
{
    public static JsonObject Finalize(Work work, JsonObject invoice)
    {
        var before = invoice.DeepClone().AsObject();
        var customer = work.Get("customer", invoice.Text("customer"), "customer");
        UseBalance(work, invoice, customer);
        invoice["number"] ??= Number(work, customer);
        invoice["status"] = "open";
        invoice["effective_at"] ??= work.Now;
        invoice["status_transitions"]!["finalized_at"] = work.Now;
        invoice["hosted_invoice_url"] = $"{work.PublicBase()}/sandbox/invoice/{invoice.Need("id")}";
        invoice["ending_balance"] ??= 0L;
        invoice["auto_advance"] = invoice.Text("collection_method") == "charge_automatically";
        work.NotLater(invoice.Need("id"), "finalize");
        work.Put(invoice);
        if (invoice.Whole("amount_due") > 0) { ExpectPayment(work, invoice); }

        work.Emit("invoice.finalized", invoice);
        work.Emit("invoice.updated", invoice, before);
        return invoice.Whole("amount_due") == 0 ? InvoiceEnding.Paid(work, invoice, amount: 0) : invoice;
    }

    private static void UseBalance(Work work, JsonObject invoice, JsonObject customer)
    {
        var balance = customer.Whole("balance") ?? 0;
        var after = (invoice.Whole("total") ?? 0) + balance;
        invoice["starting_balance"] = balance;
        invoice["ending_balance"] = Math.Min(0, after);
        InvoiceMath.Due(invoice);
        if (balance == Math.Min(0, after)) { return; }

        customer["balance"] = Math.Min(0, after);
        work.Put(customer);
    }

    private static string Number(Work work, JsonObject customer)
    {
        var next = customer.Whole("next_invoice_sequence") ?? 1;
        customer["next_invoice_sequence"] = next + 1;
        work.Put(customer);
        return string.Create(CultureInfo.InvariantCulture, $"{customer.Text("invoice_prefix")}-{next:0000}");
    }

    private static void ExpectPayment(Work work, JsonObject invoice)
    {
        var id = Ids.New("pi");
        var intent = Shapes.New("payment_intent", id, work.Now);
        intent["amount"] = invoice.Whole("amount_due");
        intent["currency"] = invoice.Text("currency");
        intent["customer"] = invoice.Text("customer");
        intent["client_secret"] = $"{id}_{Ids.New("secret")}";
        intent["description"] = invoice.Text("billing_reason") == "subscription_create" ? "Subscription creation" : "Payment for Invoice";
        intent["setup_future_usage"] = invoice.Text("parent.type") == "subscription_details" ? "off_session" : null;
        work.Add("payment_intent.created", intent);

        var payment = Shapes.New("invoice_payment", Ids.New("inpay"), work.Now);
        payment["amount_requested"] = invoice.Whole("amount_due");
        payment["currency"] = invoice.Text("currency");
        payment["invoice"] = invoice.Text("id");
        payment["payment"] = new JsonObject { ["type"] = "payment_intent", ["payment_intent"] = id };
        work.Put(payment);
    }
}
