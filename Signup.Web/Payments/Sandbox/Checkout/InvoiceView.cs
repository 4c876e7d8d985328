using System.Text.Json.Nodes;
using SignupWeb.Kernel;
using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>What the hosted invoice page shows.</summary>
public sealed class InvoiceView
{
    internal InvoiceView(JsonObject invoice, string shop, bool needsAction, string? refused)
    {
        var currency = invoice.Need("currency");
        Money Amount(JsonNode? from, string path) => new(from.Whole(path) ?? 0, currency);
        (Shop, NeedsAction, Refused) = (shop, needsAction, refused);
        Number = invoice.Text("number") ?? invoice.Need("id");
        Status = invoice.Need("status");
        Lines = [.. invoice.Objects("lines.data").Select(l => (l.Text("description") ?? string.Empty, Amount(l, "amount")))];
        Discount = new(-invoice.Objects("total_discount_amounts").Sum(d => d.Whole("amount") ?? 0), currency);
        Tax = new(invoice.Objects("total_taxes").Where(t => t.Text("tax_behavior") == "exclusive").Sum(t => t.Whole("amount") ?? 0), currency);
        Total = Amount(invoice, "total");
        Due = Amount(invoice, "amount_remaining");
    }

    public string Shop { get; }

    public string Number { get; }

    /// <summary>open, paid, void or uncollectible.</summary>
    public string Status { get; }

    public IReadOnlyList<(string Description, Money Amount)> Lines { get; }

    public Money Discount { get; }

    public Money Tax { get; }

    public Money Total { get; }

    public Money Due { get; }

    /// <summary>True when the stored card's bank waits for the customer.</summary>
    public bool NeedsAction { get; }

    /// <summary>Why the last card was refused.</summary>
    public string? Refused { get; }
}
