using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>POST /v1/invoices/{id}/pay: charges the stored or the named card now. A decline answers 402 and the invoice stays open.</summary>
internal static class InvoicePayment
{
    public static JsonObject Run(Call call)
    {
        var invoice = call.Work.Get("invoice", call.Id);
        if (invoice.Text("status") == "draft")
        {
            PromotionRules.CheckMinimum(call.Work, Discounts.Of(call.Work, invoice), invoice.Whole("subtotal") ?? 0, invoice.Need("currency"));
            InvoiceFinalizing.Finalize(call.Work, invoice);
        }
        else if (invoice.Text("status") == "paid") { throw RefusedException.Invalid("Invoice is already paid"); }
        if (invoice.Text("status") == "paid") { return invoice; }
        if (invoice.Text("status") is not ("open" or "uncollectible")) { throw RefusedException.Invalid($"This invoice is {invoice.Need("status")} and cannot be paid.", code: "invoice_not_editable"); }
        if (call.P.Is("paid_out_of_band")) { return InvoiceEnding.Paid(call.Work, invoice, invoice.Whole("amount_due") ?? 0); }

        var collected = Collecting.Pay(call.Work, invoice, Method(call, invoice));
        if (collected.NeedsAction) { throw ActionRequired(collected); }
        return collected.Decline is { } decline ? throw decline.Refused(collected.Along) : collected.Invoice;
    }

    private static JsonObject Method(Call call, JsonObject invoice)
    {
        if (call.P.Text("payment_method") is { } id)
        {
            var named = PaymentMethods.Named(call.Work, id);
            if (named.Text("customer") is { } owner && owner != invoice.Text("customer")) { throw RefusedException.Invalid("The payment method does not belong to the customer of this invoice.", "payment_method"); }
            return PaymentMethods.IsDetached(named) ? throw PaymentMethods.Gone() : named;
        }

        return Collecting.Method(call.Work, invoice)
            ?? throw RefusedException.Invalid("Cannot charge a customer that has no active card", code: "missing");
    }

    private static RefusedException ActionRequired(Collected collected) =>
        new(402, "card_error", "This payment requires additional user action before it can be completed successfully. Payment can be completed using the PaymentIntent associated with the invoice.")
        {
            Code = "invoice_payment_intent_requires_action",
            Along = collected.Along,
            KeepsChanges = true,
        };
}
