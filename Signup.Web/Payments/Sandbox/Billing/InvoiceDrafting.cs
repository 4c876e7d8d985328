using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>Starts invoices and puts invoice items on them.</summary>
internal static class InvoiceDrafting
{
    /// <summary>A new draft for the customer, not stored yet.</summary>
    public static JsonObject New(Work work, JsonObject? customer, string currency, string reason, JsonObject? subscription = null)
    {
        var invoice = Shapes.New("invoice", work.OnlyPreview ? Ids.New("upcoming_in") : Ids.New("in"), work.Now);
        invoice["currency"] = currency;
        invoice["billing_reason"] = reason;
        invoice["account_country"] = "DE";
        invoice["account_name"] = "Sandbox";
        invoice["period_start"] = work.Now;
        invoice["period_end"] = work.Now;
        if (customer is not null) { Address(invoice, customer); }
        if (subscription is not null) { Belong(invoice, subscription); }
        return invoice;
    }

    /// <summary>Adds an invoice's pending items as lines, works it out and stores it.</summary>
    public static JsonObject Fill(Work work, JsonObject invoice, IReadOnlyList<LineDraft> lines, IReadOnlyList<JsonObject> items, IReadOnlyList<JsonObject> discounts)
    {
        foreach (var item in items)
        {
            item["invoice"] = invoice.Text("id");
            work.Put(item);
        }

        InvoiceMath.Apply(work, invoice, [.. lines, .. items.Select(i => Line(work, i))], discounts);
        work.Put(invoice);
        return invoice;
    }

    /// <summary>Invoice items of the customer that wait for an invoice; those of a subscription only for its own.</summary>
    public static List<JsonObject> Pending(Work work, string customer, string? subscription, string currency) =>
        [.. work.All("invoiceitem", ("customer", customer), ("pending", "true")).Where(i => i.Text("currency") == currency && i.Text("parent.subscription_details.subscription") == subscription)];

    public static LineDraft Line(Work work, JsonObject item) => new(item.Whole("amount") ?? 0, item.Need("currency"), item.Text("description") ?? "Item")
    {
        Quantity = item.Whole("quantity") ?? 1,
        Price = work.Find(item.Text("pricing.price_details.price")),
        TaxRates = [.. item.Objects("tax_rates").Select(r => r.Need("id"))],
        Discountable = item.Is("discountable"),
        PeriodStart = item.Whole("period.start") ?? work.Now,
        PeriodEnd = item.Whole("period.end") ?? work.Now,
        Proration = item.Is("proration"),
        InvoiceItem = item.Need("id"),
        Subscription = item.Text("parent.subscription_details.subscription"),
        Metadata = item["metadata"].Copy() as JsonObject ?? [],
    };

    private static void Address(JsonObject invoice, JsonObject customer)
    {
        invoice["customer"] = customer.Text("id");
        invoice["customer_address"] = customer["address"].Copy();
        invoice["customer_email"] = customer.Text("email");
        invoice["customer_name"] = customer.Text("name");
        invoice["customer_phone"] = customer.Text("phone");
        invoice["customer_tax_exempt"] = customer.Text("tax_exempt") ?? "none";
    }

    private static void Belong(JsonObject invoice, JsonObject subscription)
    {
        invoice["collection_method"] = subscription.Text("collection_method");
        invoice["default_payment_method"] = subscription.Text("default_payment_method");
        invoice["default_tax_rates"] = subscription["default_tax_rates"].Copy() ?? new JsonArray();
        invoice["automatic_tax"]!["enabled"] = AutomaticTaxes.Counts(subscription);
        invoice["description"] = subscription.Text("description");
        invoice["parent"] = new JsonObject
        {
            ["type"] = "subscription_details",
            ["quote_details"] = null,
            ["subscription_details"] = new JsonObject { ["metadata"] = subscription["metadata"].Copy(), ["subscription"] = subscription.Text("id") },
        };
    }
}
