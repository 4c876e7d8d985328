using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>POST /v1/subscriptions: begins a subscription and charges its first invoice to the stored card.</summary>
internal static class SubscriptionCreation
{
    public static JsonObject Run(Call call)
    {
        var customer = call.Work.Get("customer", call.P.Text("customer"), "customer");
        var subscription = New(call, customer);
        var invoice = First(call, subscription);
        Begin(call, subscription, invoice);
        var made = call.Work.Get("subscription", subscription.Need("id"));
        call.Work.Emit("customer.subscription.created", made);
        return made;
    }

    private static JsonObject New(Call call, JsonObject customer)
    {
        var id = Ids.New("sub");
        var made = Shapes.New("subscription", id, call.Now);
        made["customer"] = customer.Text("id");
        var items = call.P.Objects("items").Select((asked, i) => SubscriptionItems.New(call.Work, id, asked, $"items[{i}]")).ToList();
        SubscriptionItems.CheckTogether(items);
        made["currency"] = items[0].Text("price.currency");
        if (customer.Text("currency") is null)
        {
            customer["currency"] = made.Text("currency");
            call.Work.Put(customer);
        }

        made["items"] = JsonReading.List(items, $"/v1/subscription_items?subscription={id}");
        made["start_date"] = call.Now;
        Period(call, made, items);
        Subscriptions.Fill(call, made);
        return call.Work.Put(made);
    }

    private static void Period(Call call, JsonObject made, List<JsonObject> items)
    {
        if (call.P.Whole("billing_cycle_anchor") > call.Now && call.P.Whole("billing_cycle_anchor") > BillingPeriods.End(call.Now, call.Now, items[0]["price"]!.AsObject())) { throw RefusedException.Invalid("billing_cycle_anchor cannot be later than next natural billing date.", "billing_cycle_anchor"); }

        var anchor = call.P.Whole("billing_cycle_anchor") ?? call.Now;
        made["billing_cycle_anchor"] = anchor;
        var end = anchor > call.Now ? anchor : BillingPeriods.End(anchor, call.Now, items[0]["price"]!.AsObject());
        SubscriptionInvoices.Period(call.Work, made, call.Now, end);
    }

    private static JsonObject First(Call call, JsonObject subscription)
    {
        var extra = call.P.Objects("add_invoice_items").Select((asked, i) =>
        {
            var price = call.Work.Get("price", asked.Text("price"), $"add_invoice_items[{i}][price]");
            var quantity = asked.Whole("quantity") ?? 1;
            return new LineDraft(InvoiceMath.Amount(price, quantity), price.Need("currency"), SubscriptionItems.Name(call.Work, price))
            {
                Quantity = quantity,
                Price = price,
                TaxRates = [.. asked.Texts("tax_rates")],
                PeriodStart = call.Now,
                PeriodEnd = call.Now,
                Subscription = subscription.Text("id"),
            };
        }).ToList();
        PromotionRules.CheckMinimum(call.Work, Discounts.Of(call.Work, subscription), SubscriptionInvoices.Lines(call.Work, subscription).Concat(extra).Sum(l => l.Amount), subscription.Need("currency"));
        var invoice = SubscriptionInvoices.Draft(call.Work, subscription, "subscription_create", extra);
        return InvoiceFinalizing.Finalize(call.Work, invoice);
    }

    /// <summary>Charges the first invoice and lets the outcome decide the status.</summary>
    private static void Begin(Call call, JsonObject subscription, JsonObject invoice)
    {
        var id = subscription.Need("id");
        if (invoice.Text("status") == "paid" || subscription.Text("collection_method") == "send_invoice")
        {
            var free = call.Work.Get("subscription", id);
            free["status"] = "active";
            call.Work.Put(free);
            return;
        }

        var behaviour = call.P.Text("payment_behavior") ?? "allow_incomplete";
        if (behaviour == "default_incomplete")
        {
            call.Work.Later(id, "expire-incomplete", call.Now + (23 * 3600));
            return;
        }

        var method = Collecting.Method(call.Work, invoice)
            ?? throw RefusedException.Invalid("This customer has no attached payment source or default payment method. Please consider adding a default payment method.", code: "resource_missing");
        var collected = Collecting.Pay(call.Work, invoice, method, newSubscription: true);
        if (collected.Decline is { } decline && behaviour == "error_if_incomplete")
        {
            var refused = decline.Refused([]);
            throw new RefusedException(refused.Status, refused.Type, refused.Message) { Code = refused.Code, DeclineCode = refused.DeclineCode };
        }
    }
}
