using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>What paying, failing and ending do to a subscription.</summary>
internal static class SubscriptionStates
{
    private const int HoursToComplete = 23;

    public static void InvoicePaid(Work work, JsonObject invoice, bool newSubscription)
    {
        if (Of(work, invoice) is not { } subscription || subscription.Text("status") is not ("incomplete" or "past_due" or "unpaid")) { return; }
        if (OpenInvoices(work, subscription, except: invoice.Need("id"))) { return; }

        work.NotLater(subscription.Need("id"), "expire-incomplete");
        To(work, subscription, "active", quietly: newSubscription);
    }

    public static void InvoiceFailed(Work work, JsonObject invoice, bool newSubscription)
    {
        if (Of(work, invoice) is not { } subscription) { return; }
        if (subscription.Text("status") == "incomplete") { work.Later(subscription.Need("id"), "expire-incomplete", subscription.Whole("created")!.Value + (HoursToComplete * 3600)); }
        if (subscription.Text("status") is "active") { To(work, subscription, "past_due", quietly: newSubscription); }
    }

    /// <summary>Ends a subscription now.</summary>
    public static JsonObject Cancel(Work work, JsonObject subscription, string reason)
    {
        var id = subscription.Need("id");
        subscription["status"] = "canceled";
        subscription["canceled_at"] ??= work.Now;
        subscription["ended_at"] = work.Now;
        subscription["cancel_at_period_end"] = false;
        subscription["cancellation_details"]!["reason"] ??= reason;
        foreach (var what in new[] { "renew", "cancel", "expire-incomplete" }) { work.NotLater(id, what); }
        foreach (var invoice in work.All("invoice", ("subscription", id)).Where(i => i.Text("status") is "open" or "draft"))
        {
            invoice["auto_advance"] = false;
            work.NotLater(invoice.Need("id"), "collect");
            work.NotLater(invoice.Need("id"), "finalize");
            work.Put(invoice);
        }

        return work.Add("customer.subscription.deleted", subscription);
    }

    /// <summary>The first invoice was not paid within 23 hours: the subscription never began.</summary>
    public static void Expire(Work work, JsonObject subscription)
    {
        if (subscription.Text("status") != "incomplete") { return; }
        foreach (var invoice in work.All("invoice", ("subscription", subscription.Need("id")), ("status", "open"))) { InvoiceEnding.Void(work, invoice); }

        work.NotLater(subscription.Need("id"), "renew");
        subscription["ended_at"] = work.Now;
        To(work, subscription, "incomplete_expired", quietly: false);
    }

    private static void To(Work work, JsonObject subscription, string status, bool quietly)
    {
        var before = subscription.DeepClone().AsObject();
        subscription["status"] = status;
        work.Put(subscription);
        if (!quietly) { work.Emit("customer.subscription.updated", subscription, before); }
    }

    private static bool OpenInvoices(Work work, JsonObject subscription, string except) =>
        subscription.Text("status") != "incomplete" && work.All("invoice", ("subscription", subscription.Need("id")), ("status", "open")).Any(i => i.Text("id") != except);

    private static JsonObject? Of(Work work, JsonObject invoice) => work.Find(invoice.Text("parent.subscription_details.subscription"));
}
