using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>
/// Works out an invoice to the cent: discounts are spread over the lines, each tax is rounded half up per line, totals are sums of lines.
/// </summary>
internal static class InvoiceMath
{
    private const long Largest = 99_999_999_999;

    /// <summary>Writes lines and all totals onto the invoice.</summary>
    public static void Apply(Work work, JsonObject invoice, IReadOnlyList<LineDraft> drafts, IReadOnlyList<JsonObject> discounts)
    {
        var spread = DiscountMath.Spread(work, drafts, discounts);
        var lines = drafts.Select((draft, i) => Line(work, invoice, draft, spread[i])).ToList();
        invoice["lines"] = JsonReading.List(lines, $"/v1/invoices/{invoice.Need("id")}/lines");
        invoice["discounts"] = discounts.Select(d => (JsonNode?)d.Need("id")).ToJson();
        Total(invoice, lines);
    }

    /// <summary>Recomputes what is due after the customer's balance and credit notes.</summary>
    public static void Due(JsonObject invoice)
    {
        var total = invoice.Whole("total") ?? 0;
        var balance = invoice.Whole("starting_balance") ?? 0;
        var credited = invoice.Whole("pre_payment_credit_notes_amount") ?? 0;
        invoice["amount_due"] = Math.Max(0, total + balance - credited);
        invoice["amount_remaining"] = Math.Max(0, invoice.Whole("amount_due")!.Value - (invoice.Whole("amount_paid") ?? 0));
    }

    /// <summary>Half a cent goes up (away from zero for credits).</summary>
    public static long Cents(decimal amount)
    {
        var rounded = Math.Round(amount, MidpointRounding.AwayFromZero);
        return Math.Abs(rounded) <= Largest ? (long)rounded : throw RefusedException.Invalid($"Amount must be no more than {Largest}.", "amount", "amount_too_large");
    }

    /// <summary>What so many of a price cost, in minor units.</summary>
    public static long Amount(JsonObject price, long quantity) => Cents(UnitAmount(price) * quantity);

    private static decimal UnitAmount(JsonObject price) => price.Whole("unit_amount") is { } whole ? whole : decimal.Parse(price.Need("unit_amount_decimal"), System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Line(Work work, JsonObject invoice, LineDraft draft, IReadOnlyList<(string Discount, long Amount)> discounts)
    {
        var line = Shapes.New("line_item");
        line["id"] = Ids.New(work.OnlyPreview ? "il_tmp" : "il");
        line["amount"] = draft.Amount;
        line["subtotal"] = draft.Amount;
        line["currency"] = draft.Currency;
        line["description"] = draft.Description;
        line["discountable"] = draft.Discountable;
        line["discount_amounts"] = discounts.Select(d => new JsonObject { ["amount"] = d.Amount, ["discount"] = d.Discount }).ToJson();
        line["invoice"] = invoice.Text("id");
        line["metadata"] = draft.Metadata.Copy();
        line["period"] = new JsonObject { ["start"] = draft.PeriodStart, ["end"] = draft.PeriodEnd };
        line["quantity"] = draft.Quantity;
        line["quantity_decimal"] = draft.Quantity.ToString(System.Globalization.CultureInfo.InvariantCulture);
        line["subscription"] = draft.Subscription;
        line["parent"] = Parent(draft);
        line["pricing"] = draft.Price is { } price ? Pricing(price) : null;
        var (rates, exempt) = AutomaticTaxes.Counts(invoice) ? AutomaticTaxes.Of(work, invoice) : (Rates(work, invoice, draft), null);
        line["taxes"] = Taxes(draft.Amount - discounts.Sum(d => d.Amount), rates, exempt ?? invoice.Text("customer_tax_exempt"));
        return line;
    }

    private static JsonObject[] Rates(Work work, JsonObject invoice, LineDraft draft) =>
        [.. draft.TaxRates.Count > 0 ? draft.TaxRates.Select(id => work.Get("tax_rate", id, "tax_rates")) : invoice.Objects("default_tax_rates")];

    private static JsonObject Pricing(JsonObject price) => new()
    {
        ["type"] = "price_details",
        ["price_details"] = new JsonObject { ["price"] = price.Text("id"), ["product"] = price.Text("product") },
        ["unit_amount_decimal"] = price.Text("unit_amount_decimal"),
    };

    private static JsonObject Parent(LineDraft draft) => draft.SubscriptionItem is null
        ? new()
        {
            ["type"] = "invoice_item_details",
            ["invoice_item_details"] = new JsonObject { ["invoice_item"] = draft.InvoiceItem ?? Ids.New("ii_tmp"), ["proration"] = draft.Proration, ["proration_details"] = null, ["subscription"] = draft.Subscription },
            ["subscription_item_details"] = null,
        }
        : new()
        {
            ["type"] = "subscription_item_details",
            ["invoice_item_details"] = null,
            ["subscription_item_details"] = new JsonObject { ["invoice_item"] = draft.InvoiceItem, ["proration"] = draft.Proration, ["proration_details"] = null, ["subscription"] = draft.Subscription, ["subscription_item"] = draft.SubscriptionItem },
        };

    private static JsonArray Taxes(long taxable, IReadOnlyList<JsonObject> rates, string? exempt)
    {
        var free = exempt is "exempt" or "reverse";
        var included = rates.Where(r => r.Is("inclusive")).Sum(r => r.Decimal("percentage") ?? 0);
        var net = included == 0 || free ? taxable : taxable - Cents(taxable - (taxable / (1 + (included / 100))));
        return rates.Select(rate =>
        {
            var percentage = free ? 0 : rate.Decimal("percentage") ?? 0;
            var amount = rate.Is("inclusive") && included > 0 && !free ? (taxable - net) * percentage / included : net * percentage / 100;
            return Tax(rate, net, Cents(amount), exempt);
        }).ToJson();
    }

    private static JsonObject Tax(JsonObject rate, long net, long amount, string? exempt) => new()
    {
        ["amount"] = amount,
        ["tax_behavior"] = rate.Is("inclusive") ? "inclusive" : "exclusive",
        ["tax_rate_details"] = new JsonObject { ["tax_rate"] = rate.Text("id") },
        ["taxability_reason"] = exempt switch { "exempt" => "customer_exempt", "reverse" => "reverse_charge", _ => "not_available" },
        ["taxable_amount"] = net,
        ["type"] = "tax_rate_details",
    };

    private static void Total(JsonObject invoice, List<JsonObject> lines)
    {
        var taxes = lines.SelectMany(l => l.Objects("taxes")).ToList();
        long Sum(string behaviour) => taxes.Where(t => t.Text("tax_behavior") == behaviour).Sum(t => t.Whole("amount") ?? 0);
        var subtotal = lines.Sum(l => l.Whole("amount") ?? 0);
        var discounts = lines.SelectMany(l => l.Objects("discount_amounts")).GroupBy(d => d.Need("discount"), StringComparer.Ordinal).ToList();
        var off = discounts.Sum(g => g.Sum(d => d.Whole("amount") ?? 0));

        invoice["subtotal"] = subtotal;
        invoice["subtotal_excluding_tax"] = subtotal - Sum("inclusive");
        invoice["total_discount_amounts"] = discounts.Select(g => new JsonObject { ["amount"] = g.Sum(d => d.Whole("amount") ?? 0), ["discount"] = g.Key }).ToJson();
        invoice["total_excluding_tax"] = subtotal - off - Sum("inclusive");
        invoice["total"] = subtotal - off + Sum("exclusive");
        invoice["total_taxes"] = taxes.GroupBy(t => (Rate: t.Need("tax_rate_details.tax_rate"), Reason: t.Need("taxability_reason"))).Select(g => Summed([.. g])).ToJson();
        Due(invoice);
    }

    private static JsonObject Summed(List<JsonObject> taxes)
    {
        var sum = taxes[0].DeepClone().AsObject();
        sum["amount"] = taxes.Sum(t => t.Whole("amount") ?? 0);
        sum["taxable_amount"] = taxes.Sum(t => t.Whole("taxable_amount") ?? 0);
        return sum;
    }
}
