using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/invoices: draft, finalize, pay, void.</summary>
internal static class Invoices
{
    private static readonly string[] Plain = ["auto_advance", "custom_fields", "default_payment_method", "description", "due_date", "effective_at", "footer", "number", "statement_descriptor"];

    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/invoices", Create);
        routes.Get("/v1/invoices", call => Listing.Of(call, "invoice", "/v1/invoices", ["customer", "status", "subscription", "collection_method"]));
        routes.Post("/v1/invoices/create_preview", InvoicePreview.Run);
        routes.Get("/v1/invoices/{id}", call => call.Work.Get("invoice", call.Id));
        routes.Post("/v1/invoices/{id}", Update);
        routes.Delete("/v1/invoices/{id}", Delete);
        routes.Post("/v1/invoices/{id}/finalize", Finalize);
        routes.Get("/v1/invoices/{id}/lines", call => Listing.Within(call, call.Work.Get("invoice", call.Id).Objects("lines.data"), $"/v1/invoices/{call.Id}/lines"));
        routes.Post("/v1/invoices/{id}/pay", InvoicePayment.Run);
        routes.Post("/v1/invoices/{id}/void", call => InvoiceEnding.Void(call.Work, call.Work.Get("invoice", call.Id)));
    }

    /// <summary>Works a draft out again after its items changed.</summary>
    public static void Recompute(Work work, JsonObject invoice)
    {
        var before = invoice.DeepClone().AsObject();
        InvoiceDrafting.Fill(work, invoice, [], work.All("invoiceitem", ("invoice", invoice.Need("id"))), Discounts.Of(work, invoice));
        work.Update("invoice.updated", invoice, before);
    }

    private static JsonObject Create(Call call)
    {
        var customer = call.Work.Get("customer", call.P.Text("customer"), "customer");
        var pending = call.P.Text("pending_invoice_items_behavior") == "include";
        var currency = call.P.Text("currency")?.ToLowerInvariant() ?? (pending ? call.Work.First("invoiceitem", ("customer", customer.Need("id")), ("pending", "true")).Text("currency") : null) ?? customer.Text("currency") ?? "eur";
        var subscription = call.P.Text("subscription") is { } id ? call.Work.Get("subscription", id, "subscription") : null;
        var invoice = InvoiceDrafting.New(call.Work, customer, currency, "manual", subscription);
        invoice["collection_method"] = call.P.Text("collection_method") ?? "charge_automatically";
        Fill(call, invoice);
        var discounts = Discounts.From(call.Work, call.P, customer.Need("id"), currency, "invoice", invoice.Need("id"));
        var items = pending || subscription is not null ? InvoiceDrafting.Pending(call.Work, customer.Need("id"), subscription?.Text("id"), currency) : [];
        InvoiceDrafting.Fill(call.Work, invoice, [], items, discounts);
        call.Work.Emit("invoice.created", invoice);
        AutoAdvance(call.Work, invoice);
        return invoice;
    }

    private static JsonObject Update(Call call)
    {
        var invoice = call.Work.Get("invoice", call.Id);
        var before = invoice.DeepClone().AsObject();
        var draft = invoice.Text("status") == "draft";
        if (!draft && call.P.FirstOrDefault(p => p.Key is not ("metadata" or "expand" or "auto_advance" or "default_payment_method" or "footer" or "description")).Key is { } late)
        {
            throw RefusedException.Invalid($"Finalized invoices can't be updated in this way: {late}.", late, "invoice_not_editable");
        }

        Fill(call, invoice);
        if (draft)
        {
            var discounts = call.P.Has("discounts") ? Discounts.From(call.Work, call.P, invoice.Text("customer"), invoice.Need("currency"), "invoice", call.Id) : Discounts.Of(call.Work, invoice);
            InvoiceDrafting.Fill(call.Work, invoice, [], call.Work.All("invoiceitem", ("invoice", call.Id)), discounts);
            AutoAdvance(call.Work, invoice);
        }

        return call.Work.Update("invoice.updated", invoice, before);
    }

    private static JsonObject Delete(Call call)
    {
        var invoice = Draft(call, "You can only delete draft invoices.");
        foreach (var item in call.Work.All("invoiceitem", ("invoice", call.Id))) { call.Work.Remove(item.Need("id")); }

        call.Work.Emit("invoice.deleted", invoice);
        call.Work.Remove(call.Id);
        return new() { ["id"] = call.Id, ["object"] = "invoice", ["deleted"] = true };
    }

    private static JsonObject Finalize(Call call)
    {
        var invoice = Draft(call, "This invoice is already finalized, you can't re-finalize a non-draft invoice.");
        PromotionRules.CheckMinimum(call.Work, Discounts.Of(call.Work, invoice), invoice.Whole("subtotal") ?? 0, invoice.Need("currency"));
        InvoiceFinalizing.Finalize(call.Work, invoice);
        if (call.P.Flag("auto_advance") is { } advance && invoice.Text("status") == "open")
        {
            invoice["auto_advance"] = advance;
            call.Work.Put(invoice);
            if (advance) { call.Work.Later(call.Id, "collect", call.Now); }
        }

        return invoice;
    }

    private static void Fill(Call call, JsonObject invoice)
    {
        call.CopyTo(invoice, Plain);
        call.MergeMetadata(invoice);
        AutomaticTaxes.Switch(call, invoice, call.Work.Find(invoice.Text("customer")));
        if (call.P.Whole("days_until_due") is { } days) { invoice["due_date"] = call.Now + (days * 86400); }
        if (call.P.Has("default_tax_rates")) { invoice["default_tax_rates"] = call.P.Texts("default_tax_rates").Select(id => call.Work.Get("tax_rate", id, "default_tax_rates")).ToJson(); }
        if (call.P.Text("default_payment_method") is { } method) { call.Work.Get("payment_method", method, "default_payment_method"); }
    }

    private static void AutoAdvance(Work work, JsonObject invoice)
    {
        invoice["automatically_finalizes_at"] = invoice.Is("auto_advance") ? invoice.Whole("created") + 3600 : null;
        work.Put(invoice);
        if (invoice.Is("auto_advance")) { work.Later(invoice.Need("id"), "finalize", invoice.Whole("created")!.Value + 3600); }
        else { work.NotLater(invoice.Need("id"), "finalize"); }
    }

    private static JsonObject Draft(Call call, string otherwise)
    {
        var invoice = call.Work.Get("invoice", call.Id);
        return invoice.Text("status") == "draft" ? invoice : throw RefusedException.Invalid(otherwise, code: "invoice_not_editable");
    }
}
