using System.Globalization;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/invoiceitems: single things to be billed, on a draft or waiting for the next invoice.</summary>
internal static class InvoiceItems
{
    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/invoiceitems", Create);
        routes.Get("/v1/invoiceitems", List);
        routes.Delete("/v1/invoiceitems/{id}", Delete);
    }

    /// <summary>Stores a proration to be billed with the next invoice.</summary>
    public static JsonObject Pending(Work work, string customer, LineDraft line)
    {
        var made = New(work, customer, line.Currency, line.Amount, line.Quantity, line.Price);
        made["description"] = line.Description;
        made["discountable"] = line.Discountable;
        made["period"] = new JsonObject { ["start"] = line.PeriodStart, ["end"] = line.PeriodEnd };
        made["proration"] = line.Proration;
        made["tax_rates"] = line.TaxRates.Select(id => work.Get("tax_rate", id, "tax_rates")).ToJson();
        made["parent"] = Parent(line.Subscription, line.SubscriptionItem);
        return work.Add("invoiceitem.created", made);
    }

    private static JsonObject Create(Call call)
    {
        var customer = call.Work.Get("customer", call.P.Text("customer"), "customer").Need("id");
        var invoice = call.P.Text("invoice") is { } id ? call.Work.Get("invoice", id, "invoice") : null;
        if (invoice is not null && invoice.Text("status") != "draft") { throw RefusedException.Invalid("This invoice is no longer editable.", "invoice", "invoice_not_editable"); }

        var made = Priced(call, customer, invoice);
        made["invoice"] = invoice?.Text("id");
        made["tax_rates"] = call.P.Texts("tax_rates").Select(rate => call.Work.Get("tax_rate", rate, "tax_rates")).ToJson();
        made["discountable"] = call.P.Flag("discountable") ?? true;
        if (call.P["period"] is JsonObject period) { made["period"] = period.Copy(); }
        if (call.P.Text("subscription") is { } subscription) { made["parent"] = Parent(call.Work.Get("subscription", subscription, "subscription").Need("id"), null); }
        call.CopyTo(made, "description");
        call.MergeMetadata(made);
        call.Work.Add("invoiceitem.created", made);
        if (invoice is not null) { Invoices.Recompute(call.Work, invoice); }
        return made;
    }

    private static JsonObject Priced(Call call, string customer, JsonObject? invoice)
    {
        var quantity = call.P.Whole("quantity") ?? 1;
        if (call.P.Text("pricing.price") is { } id)
        {
            if (call.P.Has("amount")) { throw RefusedException.Invalid("You may only specify one of these parameters: amount, pricing.", "amount"); }
            var price = call.Work.Get("price", id, "pricing[price]");
            if (price.Text("type") != "one_time") { throw RefusedException.Invalid("The price specified is set to `type=recurring` but this field only accepts prices with `type=one_time`.", "pricing[price]"); }

            var made = New(call.Work, customer, price.Need("currency"), InvoiceMath.Amount(price, quantity), quantity, price);
            made["description"] = SubscriptionItems.Name(call.Work, price);
            return made;
        }

        if (call.P.Has("quantity")) { throw RefusedException.Invalid("The sandbox takes quantity with pricing only.", "quantity"); }
        if (call.P.Whole("amount") is not { } amount) { throw RefusedException.Invalid("Missing required param: amount.", "amount", "parameter_missing"); }

        var currency = call.P.Text("currency") ?? invoice.Text("currency") ?? throw RefusedException.Invalid("Missing required param: currency.", "currency", "parameter_missing");
        return New(call.Work, customer, currency.ToLowerInvariant(), amount, 1, null);
    }

    private static JsonObject New(Work work, string customer, string currency, long amount, long quantity, JsonObject? price)
    {
        var made = Shapes.New("invoiceitem");
        made["id"] = Ids.New("ii");
        made["date"] = work.Now;
        made["customer"] = customer;
        made["currency"] = currency;
        made["amount"] = amount;
        made["quantity"] = quantity;
        made["quantity_decimal"] = quantity.ToString(CultureInfo.InvariantCulture);
        made["period"] = new JsonObject { ["start"] = work.Now, ["end"] = work.Now };
        made["pricing"] = price is null ? null : new JsonObject
        {
            ["type"] = "price_details",
            ["price_details"] = new JsonObject { ["price"] = price.Text("id"), ["product"] = price.Text("product") },
            ["unit_amount_decimal"] = price.Text("unit_amount_decimal"),
        };
        return made;
    }

    private static JsonObject? Parent(string? subscription, string? item)
    {
        if (subscription is null) { return null; }

        var details = new JsonObject { ["subscription"] = subscription };
        if (item is not null) { details["subscription_item"] = item; }
        return new() { ["type"] = "subscription_details", ["subscription_details"] = details };
    }

    private static JsonObject List(Call call) =>
        Listing.Of(call, "invoiceitem", "/v1/invoiceitems", ["customer", "invoice", "pending"]);

    private static JsonObject Delete(Call call)
    {
        var item = call.Work.Get("invoiceitem", call.Id);
        var invoice = call.Work.Find(item.Text("invoice"));
        if (invoice is not null && invoice.Text("status") != "draft") { throw RefusedException.Invalid("This invoice item is attached to an invoice that is no longer editable.", code: "invoice_not_editable"); }

        call.Work.Emit("invoiceitem.deleted", item);
        call.Work.Remove(call.Id);
        if (invoice is not null) { Invoices.Recompute(call.Work, invoice); }
        return new() { ["id"] = call.Id, ["object"] = "invoiceitem", ["deleted"] = true };
    }
}
