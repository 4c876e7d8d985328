using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>POST /v1/subscriptions/{id}: other items, another card, an end, with the prorations Stripe would make.</summary>
internal static class SubscriptionUpdate
{
    public static JsonObject Run(Call call)
    {
        var subscription = call.Work.Get("subscription", call.Id);
        if (subscription.Text("status") is "canceled" or "incomplete_expired") { throw RefusedException.Invalid("A canceled subscription can only update its cancellation_details and metadata.", code: "resource_missing"); }

        var before = subscription.DeepClone().AsObject();
        Subscriptions.Fill(call, subscription);
        if (call.P.Has("discounts")) { PromotionRules.CheckMinimum(call.Work, Discounts.Of(call.Work, subscription), SubscriptionInvoices.Lines(call.Work, subscription).Sum(l => l.Amount), subscription.Need("currency")); }
        Change(call, subscription);
        var after = call.Work.Get("subscription", call.Id);
        call.Work.Emit("customer.subscription.updated", after, before);
        return after;
    }

    /// <summary>Makes, finalizes and charges an invoice for a subscription now.</summary>
    public static Collected? Bill(Work work, JsonObject subscription, IReadOnlyList<LineDraft> lines, bool withPeriod)
    {
        var draft = SubscriptionInvoices.Draft(work, subscription, "subscription_update", lines, withPeriod);
        var invoice = InvoiceFinalizing.Finalize(work, draft);
        if (invoice.Text("status") != "open" || invoice.Text("collection_method") != "charge_automatically") { return null; }

        return Collecting.Method(work, invoice) is { } method ? Collecting.Pay(work, invoice, method, newSubscription: true) : null;
    }

    private static void Change(Call call, JsonObject subscription)
    {
        var asked = call.P.Objects("items").ToList();
        var anchorNow = call.P.Text("billing_cycle_anchor.type") == "now";
        call.Work.Put(subscription);
        var waitsUntil = call.P.Whole("trial_end");
        if (asked.Count == 0 && !anchorNow && waitsUntil is null) { return; }

        var behaviour = call.P.Text("proration_behavior") ?? "create_prorations";
        var change = SubscriptionChange.Of(call.Work, subscription, asked, behaviour != "none", anchorNow, call.P.Whole("proration_date"));
        subscription["items"]!["data"] = change.Items.Select(i => i.DeepClone()).ToJson();
        if (waitsUntil is { } until)
        {
            Wait(call, subscription, change, until);
            return;
        }

        if (change.NewPeriod)
        {
            subscription["billing_cycle_anchor"] = call.Now;
            SubscriptionInvoices.Period(call.Work, subscription, call.Now, BillingPeriods.End(call.Now, call.Now, change.Items[0]["price"]!.AsObject()));
        }

        call.Work.Put(subscription);
        if (change.NewPeriod || (behaviour == "always_invoice" && change.Prorations.Count > 0))
        {
            Charge(call, subscription, change);
            return;
        }

        foreach (var line in change.Prorations) { InvoiceItems.Pending(call.Work, subscription.Need("customer"), line); }
    }

    private static void Charge(Call call, JsonObject subscription, SubscriptionChange change)
    {
        var collected = Bill(call.Work, subscription, change.Prorations, withPeriod: change.NewPeriod);
        if (collected?.Decline is { } decline && call.P.Text("payment_behavior") == "error_if_incomplete")
        {
            throw new RefusedException(402, "card_error", decline.Message) { Code = decline.Code, DeclineCode = decline.DeclineCode };
        }
    }

    /// <summary>Nothing more is charged until then; the invoice of this while is over nothing.</summary>
    private static void Wait(Call call, JsonObject subscription, SubscriptionChange change, long until)
    {
        if (until <= call.Now) { throw RefusedException.Invalid("trial_end must be a timestamp in the future.", "trial_end"); }
        subscription["status"] = "trialing";
        subscription["trial_start"] = call.Now;
        subscription["trial_end"] = until;
        subscription["billing_cycle_anchor"] = until;
        SubscriptionInvoices.Period(call.Work, subscription, call.Now, until);
        call.Work.Put(subscription);
        foreach (var line in change.Prorations) { InvoiceItems.Pending(call.Work, subscription.Need("customer"), line); }
        var nothing = SubscriptionInvoices.Lines(call.Work, subscription).Select(l => l with { Amount = 0, Description = $"Trial period for {SubscriptionItems.Name(call.Work, l.Price!)}" });
        Bill(call.Work, subscription, [.. nothing], withPeriod: false);
    }
}
