using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>POST /v1/invoices/create_preview: what would be charged, worked out exactly as the real invoice will be. Nothing is kept.</summary>
internal static class InvoicePreview
{
    public static JsonObject Run(Call call)
    {
        call.Work.OnlyPreview = true;
        var subscription = call.P.Text("subscription") is { } id ? call.Work.Get("subscription", id, "subscription") : null;
        var customer = Customer(call, subscription);
        var details = call.P["subscription_details"] as JsonObject ?? [];
        var lines = subscription is null ? NewItems(call, details) : Next(call, subscription, details);
        lines.AddRange(SingleItems(call));
        if (lines.Count == 0) { throw RefusedException.Invalid("Nothing to invoice for customer", code: "invoice_upcoming_none"); }

        var currency = call.P.Text("currency") ?? lines[0].Currency;
        if (lines.Find(l => l.Currency != currency) is { } other) { throw RefusedException.Invalid($"The currency {other.Currency} does not match {currency}.", "currency"); }

        var invoice = InvoiceDrafting.New(call.Work, customer, currency, "upcoming", subscription);
        AutomaticTaxes.Switch(call, invoice, customer);
        if (details.Has("default_tax_rates")) { invoice["default_tax_rates"] = details.Texts("default_tax_rates").Select(rate => call.Work.Get("tax_rate", rate, "subscription_details[default_tax_rates]")).ToJson(); }
        if (call.P.Text("customer_details.tax_exempt") is { } exempt) { invoice["customer_tax_exempt"] = exempt; }

        var discounts = call.P.Has("discounts") || subscription is null
            ? Discounts.From(call.Work, call.P, customer?.Text("id"), currency, "invoice", invoice.Need("id"))
            : Discounts.Of(call.Work, subscription);
        if (call.P.Has("discounts")) { PromotionRules.CheckMinimum(call.Work, discounts, lines.Sum(l => l.Amount), currency); }
        var pending = customer is null ? [] : InvoiceDrafting.Pending(call.Work, customer.Need("id"), subscription?.Text("id"), currency);
        InvoiceDrafting.Fill(call.Work, invoice, lines, subscription is null ? [] : pending, discounts);
        invoice["starting_balance"] = customer.Whole("balance") ?? 0;
        InvoiceMath.Due(invoice);
        return invoice;
    }

    private static JsonObject? Customer(Call call, JsonObject? subscription)
    {
        if ((call.P.Text("customer") ?? subscription.Text("customer")) is { } id) { return call.Work.Get("customer", id, "customer"); }

        return call.P.Has("customer_details") ? null : throw RefusedException.Invalid("You must provide one of `customer`, `customer_details`, or `subscription`.", "customer", "parameter_missing");
    }

    /// <summary>The first invoice of a subscription that does not exist yet.</summary>
    private static List<LineDraft> NewItems(Call call, JsonObject details)
    {
        var items = details.Objects("items").Select((asked, i) => SubscriptionItems.New(call.Work, "sub_preview", asked, $"subscription_details[items][{i}]")).ToList();
        if (items.Count == 0) { return []; }

        SubscriptionItems.CheckTogether(items);
        var start = details.Whole("start_date") ?? call.Now;
        var end = BillingPeriods.End(start, start, items[0]["price"]!.AsObject());
        return [.. items.Select(item => SubscriptionItems.Line(call.Work, item, null, start, end))];
    }

    /// <summary>The next invoice of a running subscription, with the change the request describes.</summary>
    private static List<LineDraft> Next(Call call, JsonObject subscription, JsonObject details)
    {
        if (details.Is("cancel_now")) { return []; }

        var prorate = details.Text("proration_behavior") != "none";
        var change = SubscriptionChange.Of(call.Work, subscription, details.Objects("items"), prorate, details.Text("billing_cycle_anchor.type") == "now", details.Whole("proration_date"));
        if (details.Text("proration_behavior") == "always_invoice" && !change.NewPeriod) { return [.. change.Prorations]; }

        var start = change.NewPeriod ? call.Now : subscription.Objects("items.data").First().Whole("current_period_end")!.Value;
        var anchor = change.NewPeriod ? call.Now : subscription.Whole("billing_cycle_anchor")!.Value;
        var end = BillingPeriods.End(anchor, start, change.Items[0]["price"]!.AsObject());
        var ends = (details.Flag("cancel_at_period_end") ?? subscription.Is("cancel_at_period_end")) && !change.NewPeriod;
        return [.. change.Prorations, .. ends ? [] : change.Items.Select(item => SubscriptionItems.Line(call.Work, item, subscription.Need("id"), start, end))];
    }

    private static IEnumerable<LineDraft> SingleItems(Call call) => call.P.Objects("invoice_items").Select((asked, i) =>
    {
        var quantity = asked.Whole("quantity") ?? 1;
        var price = asked.Text("price") is { } id ? call.Work.Get("price", id, $"invoice_items[{i}][price]") : null;
        var amount = price is not null
            ? InvoiceMath.Amount(price, quantity)
            : asked.Whole("amount") ?? (asked.Whole("unit_amount") * quantity) ?? throw RefusedException.Invalid("Missing required param: amount.", $"invoice_items[{i}][amount]", "parameter_missing");
        var currency = price.Text("currency") ?? asked.Text("currency") ?? call.P.Text("currency") ?? throw RefusedException.Invalid("Missing required param: currency.", $"invoice_items[{i}][currency]", "parameter_missing");
        return new LineDraft(amount, currency, asked.Text("description") ?? (price is null ? "Item" : SubscriptionItems.Name(call.Work, price)))
        {
            Quantity = quantity,
            Price = price,
            TaxRates = [.. asked.Texts("tax_rates")],
            Discountable = asked.Flag("discountable") ?? true,
            PeriodStart = asked.Whole("period.start") ?? call.Now,
            PeriodEnd = asked.Whole("period.end") ?? call.Now,
        };
    });
}
