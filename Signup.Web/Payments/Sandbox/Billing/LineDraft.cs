using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>One line of an invoice before discounts and taxes are worked out.</summary>
internal sealed record LineDraft(long Amount, string Currency, string Description)
{
    public long Quantity { get; init; } = 1;

    public JsonObject? Price { get; init; }

    /// <summary>The line's own tax rates; empty means those of the subscription or invoice.</summary>
    public IReadOnlyList<string> TaxRates { get; init; } = [];

    public bool Discountable { get; init; } = true;

    public long PeriodStart { get; init; }

    public long PeriodEnd { get; init; }

    public bool Proration { get; init; }

    public string? InvoiceItem { get; init; }

    public string? SubscriptionItem { get; init; }

    public string? Subscription { get; init; }

    public JsonObject Metadata { get; init; } = [];
}
