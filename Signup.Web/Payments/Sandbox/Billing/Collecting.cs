using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Cards;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>What came of trying to collect an invoice. No decline and no need to act means paid.</summary>
internal sealed record Collected(JsonObject Invoice, Decline? Decline, JsonObject Along)
{
    /// <summary>True when the customer must authenticate first.</summary>
    public bool NeedsAction => Decline == Decline.AuthenticationRequired;
}

/// <summary>Charges an open invoice to a saved card and records what happened.</summary>
internal static class Collecting
{
    private static readonly int[] RetryDays = [3, 5, 7];

    /// <summary>The payment method an invoice would be charged to, or null.</summary>
    public static JsonObject? Method(Work work, JsonObject invoice)
    {
        var subscription = work.Find(invoice.Text("parent.subscription_details.subscription"));
        var customer = work.Find(invoice.Text("customer"));
        return work.Find(invoice.Text("default_payment_method") ?? subscription.Text("default_payment_method") ?? customer.Text("invoice_settings.default_payment_method"));
    }

    /// <param name="work">The unit of work.</param>
    /// <param name="invoice">An open invoice.</param>
    /// <param name="method">The card.</param>
    /// <param name="authenticated">The customer has just authenticated.</param>
    /// <param name="newSubscription">The subscription is being made and not announced yet.</param>
    public static Collected Pay(Work work, JsonObject invoice, JsonObject method, bool authenticated = false, bool newSubscription = false)
    {
        var payment = work.First("invoice_payment", ("invoice", invoice.Need("id")), ("status", "open")) ?? throw new InvalidOperationException("An open invoice has an open payment.");
        var intent = work.Get("payment_intent", payment.Text("payment.payment_intent"), "payment_intent");
        if (MinimumCharge.IsBelow(intent.Whole("amount") ?? 0, intent.Need("currency"))) { throw MinimumCharge.TooSmall(intent.Need("currency")); }

        var behaviour = CardOnFile.Behaviour(method);
        var decline = CardOnFile.HasRunOut(method, work.Moment) ? Decline.RunOut : authenticated && behaviour == CardBehaviour.AuthenticateAlways ? null : Decline.AtCharge(behaviour);
        intent["payment_method"] = method.Text("id");
        if (decline is not null) { return Failed(work, invoice, intent, method, decline, newSubscription); }

        var charge = Charges.Succeed(work, intent, method);
        intent["status"] = "succeeded";
        intent["amount_received"] = intent.Whole("amount");
        intent["latest_charge"] = charge.Text("id");
        intent["next_action"] = null;
        intent["last_payment_error"] = null;
        work.Add("payment_intent.succeeded", intent);
        payment["status"] = "paid";
        payment["amount_paid"] = intent.Whole("amount");
        payment["status_transitions"]!["paid_at"] = work.Now;
        invoice["attempt_count"] = (invoice.Whole("attempt_count") ?? 0) + 1;
        work.Put(payment);
        InvoiceEnding.Paid(work, invoice, intent.Whole("amount") ?? 0, newSubscription);
        work.Emit("invoice_payment.paid", payment);
        if (behaviour == CardBehaviour.DisputedLater) { work.Later(charge.Need("id"), "dispute", work.Now + 60); }
        return new(invoice, null, Along(intent, method));
    }

    private static Collected Failed(Work work, JsonObject invoice, JsonObject intent, JsonObject method, Decline decline, bool newSubscription)
    {
        var before = invoice.DeepClone().AsObject();
        var act = decline == Decline.AuthenticationRequired;
        if (!act)
        {
            intent["latest_charge"] = Charges.Fail(work, intent, method, decline).Text("id");
            intent["last_payment_error"] = decline.Error(method);
        }

        intent["status"] = act ? "requires_action" : "requires_payment_method";
        intent["payment_method"] = act ? method.Text("id") : null;
        intent["next_action"] = act ? new JsonObject { ["type"] = "redirect_to_url", ["redirect_to_url"] = new JsonObject { ["url"] = invoice.Text("hosted_invoice_url"), ["return_url"] = null } } : null;
        work.Add(act ? "payment_intent.requires_action" : "payment_intent.payment_failed", intent);

        var attempts = (invoice.Whole("attempt_count") ?? 0) + 1;
        invoice["attempted"] = true;
        invoice["attempt_count"] = attempts;
        Retry(work, invoice, attempts, act);
        work.Update("invoice.updated", invoice, before);
        work.Emit("invoice.payment_failed", invoice);
        if (act) { work.Emit("invoice.payment_action_required", invoice); }
        SubscriptionStates.InvoiceFailed(work, invoice, newSubscription);
        return new(invoice, decline, Along(intent, method));
    }

    /// <summary>Renewals are tried again after 3, 5 and 7 days; a first invoice waits for its customer.</summary>
    private static void Retry(Work work, JsonObject invoice, long attempts, bool act)
    {
        invoice["next_payment_attempt"] = null;
        if (act || invoice.Text("billing_reason") != "subscription_cycle" || attempts > RetryDays.Length) { return; }

        var next = work.Moment.AddDays(RetryDays[attempts - 1]).ToUnixTimeSeconds();
        invoice["next_payment_attempt"] = next;
        work.Later(invoice.Need("id"), "collect", next);
    }

    private static JsonObject Along(JsonObject intent, JsonObject method)
    {
        var along = new JsonObject { ["payment_intent"] = Presentation.Of(intent), ["payment_method"] = Presentation.Of(method), ["payment_method_type"] = "card" };
        if (intent.Text("latest_charge") is { } charge) { along["charge"] = charge; }
        return along;
    }
}
