using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/subscriptions: read, list and end. Creating and changing have files of their own.</summary>
internal static class Subscriptions
{
    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/subscriptions", SubscriptionCreation.Run);
        routes.Get("/v1/subscriptions", List);
        routes.Get("/v1/subscriptions/{id}", call => call.Work.Get("subscription", call.Id));
        routes.Post("/v1/subscriptions/{id}", SubscriptionUpdate.Run);
        routes.Delete("/v1/subscriptions/{id}", Cancel);
    }

    /// <summary>The discounts, tax rates, card and texts a request sets on a subscription.</summary>
    public static void Fill(Call call, JsonObject subscription)
    {
        call.CopyTo(subscription, "cancel_at_period_end", "collection_method", "days_until_due", "description");
        call.MergeMetadata(subscription);
        AutomaticTaxes.Switch(call, subscription, call.Work.Find(subscription.Text("customer")));
        if (call.P.Has("default_payment_method")) { subscription["default_payment_method"] = Card(call, subscription); }
        if (call.P.Has("default_tax_rates")) { subscription["default_tax_rates"] = call.P.Texts("default_tax_rates").Select(id => call.Work.Get("tax_rate", id, "default_tax_rates")).ToJson(); }
        if (call.P.Has("discounts")) { subscription["discounts"] = Discounts.From(call.Work, call.P, subscription.Text("customer"), subscription.Need("currency"), "subscription", subscription.Need("id")).Select(d => (JsonNode?)d.Need("id")).ToJson(); }
        Ending(call, subscription);
    }

    private static string? Card(Call call, JsonObject subscription)
    {
        if (call.P.Text("default_payment_method") is not { } id) { return null; }

        return call.Work.Get("payment_method", id, "default_payment_method").Text("customer") == subscription.Text("customer")
            ? id
            : throw RefusedException.Invalid($"The customer does not have a payment method with the ID {id}. The payment method must be attached to the customer.", "default_payment_method", "resource_missing");
    }

    private static void Ending(Call call, JsonObject subscription)
    {
        if (call.P.Has("cancel_at"))
        {
            subscription["cancel_at"] = call.P.Whole("cancel_at");
            if (call.P.Whole("cancel_at") is { } at) { call.Work.Later(subscription.Need("id"), "cancel", at); }
            else { call.Work.NotLater(subscription.Need("id"), "cancel"); }
        }

        if (call.P["cancellation_details"] is JsonObject details)
        {
            foreach (var name in new[] { "comment", "feedback" }.Where(details.Has)) { subscription["cancellation_details"]![name] = details.Text(name); }
        }

        if (!call.P.Has("cancel_at_period_end") && !call.P.Has("cancel_at")) { return; }

        var ends = subscription.Is("cancel_at_period_end") || subscription["cancel_at"] is not null;
        subscription["canceled_at"] = ends ? call.Now : null;
        subscription["cancellation_details"]!["reason"] = ends ? "cancellation_requested" : null;
        if (subscription.Is("cancel_at_period_end")) { subscription["cancel_at"] = subscription.Objects("items.data").First().Whole("current_period_end"); }
        else if (call.P.Flag("cancel_at_period_end") == false && !call.P.Has("cancel_at")) { subscription["cancel_at"] = null; }
    }

    private static JsonObject List(Call call)
    {
        var status = call.P.Text("status");
        if (status is "all" or "ended") { call.P.Remove("status"); }
        if (status == "ended") { call.P["status"] = new JsonArray("canceled", "incomplete_expired"); }
        if (status is null) { call.P["status"] = new JsonArray("active", "incomplete", "past_due", "paused", "trialing", "unpaid"); }
        return Listing.Of(call, "subscription", "/v1/subscriptions", ["customer", "status", "price", "collection_method"]);
    }

    private static JsonObject Cancel(Call call)
    {
        var subscription = call.Work.Get("subscription", call.Id);
        if (subscription.Text("status") is "canceled" or "incomplete_expired") { throw RefusedException.NoSuch("subscription", call.Id, "id"); }

        if (call.P["cancellation_details"] is JsonObject details)
        {
            foreach (var name in new[] { "comment", "feedback" }.Where(details.Has)) { subscription["cancellation_details"]![name] = details.Text(name); }
        }

        if (call.P.Is("prorate"))
        {
            foreach (var line in SubscriptionChange.Unused(call.Work, subscription)) { InvoiceItems.Pending(call.Work, subscription.Need("customer"), line); }
        }

        SubscriptionStates.Cancel(call.Work, subscription, "cancellation_requested");
        if (call.P.Is("invoice_now")) { SubscriptionUpdate.Bill(call.Work, subscription, [], withPeriod: false); }
        return subscription;
    }
}
