using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>The invoices a subscription makes: the first, each renewal, and those for changes.</summary>
internal static class SubscriptionInvoices
{
    /// <summary>A renewal's invoice stays a draft for an hour.</summary>
    public const long DraftSeconds = 3600;

    /// <summary>Sets the period of all items and when it ends.</summary>
    public static void Period(Work work, JsonObject subscription, long start, long end)
    {
        foreach (var item in subscription.Objects("items.data"))
        {
            item["current_period_start"] = start;
            item["current_period_end"] = end;
        }

        work.Later(subscription.Need("id"), "renew", end);
    }

    /// <summary>A draft for the items' current period, with what was pending, stored and announced.</summary>
    public static JsonObject Draft(Work work, JsonObject subscription, string reason, IReadOnlyList<LineDraft> more, bool withPeriod = true)
    {
        var customer = work.Get("customer", subscription.Text("customer"), "customer");
        var currency = subscription.Need("currency");
        var invoice = InvoiceDrafting.New(work, customer, currency, reason, subscription);
        invoice["auto_advance"] = true;
        var pending = InvoiceDrafting.Pending(work, customer.Need("id"), subscription.Need("id"), currency);
        List<LineDraft> lines = [.. more, .. withPeriod ? Lines(work, subscription) : []];
        InvoiceDrafting.Fill(work, invoice, lines, pending, Discounts.Of(work, subscription));
        work.Emit("invoice.created", invoice);
        UsedUp(work, subscription);
        subscription["latest_invoice"] = invoice.Text("id");
        work.Put(subscription);
        return invoice;
    }

    /// <summary>One line per item for the period it is in.</summary>
    public static IEnumerable<LineDraft> Lines(Work work, JsonObject subscription)
    {
        return subscription.Objects("items.data").Select(i => SubscriptionItems.Line(work, i, subscription.Text("id"), i.Whole("current_period_start")!.Value, i.Whole("current_period_end")!.Value));
    }

    /// <summary>A period is over: ends the subscription or begins the next period with its invoice.</summary>
    public static void Renew(Work work, JsonObject subscription)
    {
        if (subscription.Text("status") is not ("active" or "past_due" or "trialing")) { return; }
        if (subscription.Is("cancel_at_period_end"))
        {
            SubscriptionStates.Cancel(work, subscription, "cancellation_requested");
            return;
        }

        var before = subscription.DeepClone().AsObject();
        if (subscription.Text("status") == "trialing") { subscription["status"] = "active"; }
        var start = subscription.Objects("items.data").First().Whole("current_period_end")!.Value;
        Period(work, subscription, start, BillingPeriods.End(subscription.Whole("billing_cycle_anchor")!.Value, start, subscription.Objects("items.data").First()["price"]!.AsObject()));
        var invoice = Draft(work, subscription, "subscription_cycle", []);
        invoice["automatically_finalizes_at"] = work.Now + DraftSeconds;
        work.Put(invoice);
        work.Later(invoice.Need("id"), "finalize", work.Now + DraftSeconds);
        work.Emit("customer.subscription.updated", subscription, before);
    }

    /// <summary>A coupon of duration "once" counts for one invoice only.</summary>
    private static void UsedUp(Work work, JsonObject subscription)
    {
        var lasting = Discounts.Of(work, subscription).Where(d => work.Find(d.Text("source.coupon")).Text("duration") != "once");
        subscription["discounts"] = lasting.Select(d => (JsonNode?)d.Need("id")).ToJson();
    }
}
