namespace SignupWeb.Payments.Stripe;

/// <summary>One line of an invoice.</summary>
public sealed class InvoiceLineItem : StripeResource
{
    /// <summary>Before discounts; without exclusive tax.</summary>
    public long Amount { get; init; }

    public string Currency { get; init; } = string.Empty;

    public string? Description { get; init; }

    public IReadOnlyList<InvoiceTotalDiscountAmount>? DiscountAmounts { get; init; }

    public string? Invoice { get; init; }

    public bool Livemode { get; init; }

    public InvoiceLineItemParent? Parent { get; init; }

    public Period Period { get; init; } = new();

    public InvoiceLineItemPricing? Pricing { get; init; }

    public long? Quantity { get; init; }

    public long Subtotal { get; init; }

    public IReadOnlyList<TotalTax>? Taxes { get; init; }
}

public sealed class InvoiceLineItemParent
{
    public InvoiceLineItemInvoiceItemDetails? InvoiceItemDetails { get; init; }

    public InvoiceLineItemSubscriptionItemDetails? SubscriptionItemDetails { get; init; }

    public string Type { get; init; } = string.Empty;
}

public sealed class InvoiceLineItemInvoiceItemDetails
{
    public string InvoiceItem { get; init; } = string.Empty;

    public bool Proration { get; init; }

    public string? Subscription { get; init; }
}

public sealed class InvoiceLineItemSubscriptionItemDetails
{
    public bool Proration { get; init; }

    public string? Subscription { get; init; }

    public string SubscriptionItem { get; init; } = string.Empty;
}

public sealed class InvoiceLineItemPricing
{
    public InvoiceLineItemPriceDetails? PriceDetails { get; init; }

    public string? UnitAmountDecimal { get; init; }
}

public sealed class InvoiceLineItemPriceDetails
{
    public Expandable<Price> Price { get; init; } = new(string.Empty);

    public string Product { get; init; } = string.Empty;
}
