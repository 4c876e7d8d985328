using System.Globalization;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Billing;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Resources;

/// <summary>/v1/credit_notes: takes part of an invoice back; money goes back to the card or onto the customer's balance.</summary>
internal static class CreditNotes
{
    public static void Map(RouteTable routes)
    {
        routes.Post("/v1/credit_notes", Create);
        routes.Get("/v1/credit_notes", call => Listing.Of(call, "credit_note", "/v1/credit_notes", ["customer", "invoice"]));
        routes.Get("/v1/credit_notes/preview", Preview);
        routes.Get("/v1/credit_notes/{id}", call => call.Work.Get("credit_note", call.Id));
        routes.Post("/v1/credit_notes/{id}/void", Void);
    }

    private static JsonObject Create(Call call)
    {
        var invoice = call.Work.Get("invoice", call.P.Text("invoice"), "invoice");
        var note = Drawn(call, invoice);
        var amount = note.Whole("amount")!.Value;
        if (invoice.Text("status") == "paid") { GiveBack(call, invoice, note, amount); }
        else { TakeOff(call.Work, invoice, note, amount); }

        return call.Work.Add("credit_note.created", note);
    }

    private static JsonObject Preview(Call call)
    {
        var invoice = call.Work.Get("invoice", call.P.Text("invoice"), "invoice");
        return Drawn(call, invoice);
    }

    private static JsonObject Void(Call call)
    {
        var note = call.Work.Get("credit_note", call.Id);
        if (note.Text("status") == "void") { throw RefusedException.Invalid("This credit note is already void."); }
        if (note.Text("type") == "post_payment") { throw RefusedException.Invalid("You can't void a credit note of a paid invoice."); }

        note["status"] = "void";
        note["voided_at"] = call.Now;
        var invoice = call.Work.Get("invoice", note.Text("invoice"), "invoice");
        invoice["pre_payment_credit_notes_amount"] = invoice.Whole("pre_payment_credit_notes_amount") - note.Whole("amount");
        InvoiceMath.Due(invoice);
        call.Work.Put(invoice);
        return call.Work.Add("credit_note.voided", note);
    }

    /// <summary>The note with its lines and totals. Taxes are taken back in the proportion they were charged.</summary>
    private static JsonObject Drawn(Call call, JsonObject invoice)
    {
        if (invoice.Text("status") is not ("open" or "paid" or "uncollectible")) { throw RefusedException.Invalid("You can only create credit notes for open, paid or uncollectible invoices.", "invoice"); }

        var note = Shapes.New("credit_note", Ids.New("cn"), call.Now);
        note["customer"] = invoice.Text("customer");
        note["invoice"] = invoice.Text("id");
        note["currency"] = invoice.Text("currency");
        note["effective_at"] = call.P.Whole("effective_at") ?? call.Now;
        call.CopyTo(note, "memo", "reason");
        call.MergeMetadata(note);
        var lines = call.P.Objects("lines").Select(asked => Line(invoice, asked)).ToList();
        if (lines.Count == 0) { lines.Add(Whole(invoice, call.P.Whole("amount") ?? call.P.Whole("refund_amount") ?? throw RefusedException.Invalid("You must pass amount or lines.", "amount", "parameter_missing"))); }

        Total(note, invoice, lines);
        note["number"] = string.Create(CultureInfo.InvariantCulture, $"{invoice.Text("number")}-CN-{call.Work.All("credit_note", ("invoice", invoice.Need("id"))).Count + 1:00}");
        note["pdf"] = $"{call.Work.PublicBase()}/sandbox/invoice/{invoice.Need("id")}";
        return note;
    }

    private static JsonObject Whole(JsonObject invoice, long gross)
    {
        var line = Shapes.New("credit_note_line_item");
        line["type"] = "custom_line_item";
        line["description"] = "Credit";
        line["quantity"] = 1L;
        Part(line, invoice.Objects("total_taxes"), invoice.Whole("total") ?? 0, gross);
        return line;
    }

    private static JsonObject Line(JsonObject invoice, JsonObject asked)
    {
        var of = invoice.Objects("lines.data").FirstOrDefault(l => l.Text("id") == asked.Text("invoice_line_item"))
            ?? throw RefusedException.NoSuch("invoice line item", asked.Text("invoice_line_item") ?? string.Empty, "lines");
        var line = Shapes.New("credit_note_line_item");
        line["type"] = "invoice_line_item";
        line["invoice_line_item"] = of.Text("id");
        line["description"] = asked.Text("description") ?? of.Text("description");
        line["quantity"] = asked.Whole("quantity") ?? of.Whole("quantity");
        var off = of.Objects("discount_amounts").Sum(d => d.Whole("amount") ?? 0);
        var tax = of.Objects("taxes").Where(t => t.Text("tax_behavior") == "exclusive").Sum(t => t.Whole("amount") ?? 0);
        var gross = of.Whole("amount")!.Value - off + tax;
        var share = asked.Whole("amount") is { } net
            ? InvoiceMath.Cents((decimal)gross * net / Math.Max(1, of.Whole("amount")!.Value))
            : InvoiceMath.Cents((decimal)gross * (line.Whole("quantity") ?? 1) / Math.Max(1, of.Whole("quantity") ?? 1));
        Part(line, of.Objects("taxes"), gross, share);
        return line;
    }

    private static void Part(JsonObject line, IEnumerable<JsonObject> taxes, long wholeGross, long gross)
    {
        var taken = taxes.Select(tax => Scaled(tax, gross, wholeGross)).ToList();
        line["id"] = Ids.New("cnli");
        line["taxes"] = taken.ToJson();
        line["amount"] = gross - taken.Where(t => t.Text("tax_behavior") == "exclusive").Sum(t => t.Whole("amount") ?? 0);
        line["unit_amount"] = line.Whole("amount");
        line["unit_amount_decimal"] = line.Whole("amount")?.ToString(CultureInfo.InvariantCulture);
    }

    private static JsonObject Scaled(JsonObject tax, long part, long whole)
    {
        var scaled = tax.DeepClone().AsObject();
        foreach (var name in new[] { "amount", "taxable_amount" }) { scaled[name] = whole == 0 ? 0 : InvoiceMath.Cents((decimal)(tax.Whole(name) ?? 0) * part / whole); }
        return scaled;
    }

    private static void Total(JsonObject note, JsonObject invoice, List<JsonObject> lines)
    {
        foreach (var line in lines) { line["livemode"] = false; }

        var taxes = lines.SelectMany(l => l.Objects("taxes")).ToList();
        var added = taxes.Where(t => t.Text("tax_behavior") == "exclusive").Sum(t => t.Whole("amount") ?? 0);
        var subtotal = lines.Sum(l => l.Whole("amount") ?? 0);
        var total = subtotal + added;
        var left = invoice.Whole("total")!.Value - (invoice.Whole("pre_payment_credit_notes_amount") ?? 0) - (invoice.Whole("post_payment_credit_notes_amount") ?? 0);
        if (total <= 0 || total > left) { throw RefusedException.Invalid($"The sum of credit amount, refund amount and out of band amount ({total}) must be positive and at most {left}.", "amount"); }

        note["lines"] = JsonReading.List(lines, $"/v1/credit_notes/{note.Need("id")}/lines");
        note["subtotal"] = subtotal;
        note["subtotal_excluding_tax"] = subtotal;
        note["total"] = total;
        note["total_excluding_tax"] = subtotal;
        note["amount"] = total;
        note["total_taxes"] = taxes.Select(t => t.Copy()).ToJson();
        note["type"] = invoice.Text("status") == "paid" ? "post_payment" : "pre_payment";
    }

    private static void GiveBack(Call call, JsonObject invoice, JsonObject note, long amount)
    {
        var refund = call.P.Whole("refund_amount") ?? 0;
        var credit = call.P.Whole("credit_amount") ?? 0;
        var outside = call.P.Whole("out_of_band_amount") ?? 0;
        var linked = call.P.Objects("refunds").Select(r => (Refund: call.Work.Get("refund", r.Text("refund"), "refunds"), Amount: r.Whole("amount_refunded"))).ToList();
        var already = linked.Sum(l => l.Amount ?? l.Refund.Whole("amount")!.Value);
        if (refund + credit + outside + already != amount) { throw RefusedException.Invalid($"The sum of refund_amount, credit_amount, out_of_band_amount and refunds must equal the credit note amount ({amount}).", "refund_amount"); }

        if (refund > 0)
        {
            var intent = call.Work.First("invoice_payment", ("invoice", invoice.Need("id")), ("status", "paid")).Text("payment.payment_intent");
            var charge = call.Work.Get("charge", call.Work.Find(intent).Text("latest_charge"), "refund_amount");
            linked.Add((Resources.Refunds.Of(call.Work, charge, refund, null, null), refund));
        }

        note["refunds"] = linked.Select(l => new JsonObject { ["amount_refunded"] = l.Amount ?? l.Refund.Whole("amount"), ["payment_record_refund"] = null, ["refund"] = l.Refund.Text("id"), ["type"] = "refund" }).ToJson();
        note["out_of_band_amount"] = outside == 0 ? null : outside;
        note["post_payment_amount"] = amount;
        invoice["post_payment_credit_notes_amount"] = (invoice.Whole("post_payment_credit_notes_amount") ?? 0) + amount;
        call.Work.Put(invoice);
        if (credit > 0) { OntoBalance(call.Work, invoice, credit); }
    }

    private static void OntoBalance(Work work, JsonObject invoice, long credit)
    {
        var customer = work.Get("customer", invoice.Text("customer"), "customer");
        var before = customer.DeepClone().AsObject();
        customer["balance"] = (customer.Whole("balance") ?? 0) - credit;
        work.Update("customer.updated", customer, before);
    }

    private static void TakeOff(Work work, JsonObject invoice, JsonObject note, long amount)
    {
        var before = invoice.DeepClone().AsObject();
        note["pre_payment_amount"] = amount;
        invoice["pre_payment_credit_notes_amount"] = (invoice.Whole("pre_payment_credit_notes_amount") ?? 0) + amount;
        InvoiceMath.Due(invoice);
        work.Update("invoice.updated", invoice, before);
        if (work.First("invoice_payment", ("invoice", invoice.Need("id")), ("status", "open")) is { } payment)
        {
            payment["amount_requested"] = invoice.Whole("amount_due");
            var intent = work.Get("payment_intent", payment.Text("payment.payment_intent"), "payment_intent");
            intent["amount"] = invoice.Whole("amount_due");
            work.Put(payment);
            work.Put(intent);
        }

        if (invoice.Whole("amount_due") == 0) { InvoiceEnding.Paid(work, invoice, 0); }
    }
}
