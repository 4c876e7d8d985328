namespace SignupWeb.Payments.Stripe;

/// <summary>Something to be put on an invoice.</summary>
public sealed class InvoiceItem : StripeResource
{
    public long Amount { get; init; }

    public string Currency { get; init; } = string.Empty;

    public Expandable<Customer> Customer { get; init; } = new(string.Empty);

    public DateTimeOffset Date { get; init; }

    public bool Deleted { get; init; }

    public string? Description { get; init; }

    public Expandable<Invoice>? Invoice { get; init; }

    public bool Livemode { get; init; }

    public Period Period { get; init; } = new();

    public bool Proration { get; init; }

    public long Quantity { get; init; }
}

public sealed record InvoiceItemCreateOptions : BaseOptions
{
    /// <summary>The whole line; in place of a price.</summary>
    public long? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Customer { get; init; }

    public string? Description { get; init; }

    public bool? Discountable { get; init; }

    public IReadOnlyList<DiscountOptions>? Discounts { get; init; }

    /// <summary>The draft it goes on; without it the next invoice.</summary>
    public string? Invoice { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public PeriodOptions? Period { get; init; }

    public InvoiceItemPricingOptions? Pricing { get; init; }

    public long? Quantity { get; init; }

    public IReadOnlyList<string>? TaxRates { get; init; }
}

public sealed record InvoiceItemPricingOptions
{
    public string? Price { get; init; }
}

public sealed record InvoiceItemListOptions : ListOptions
{
    public DateRangeOptions? Created { get; init; }

    public string? Customer { get; init; }

    public string? Invoice { get; init; }

    /// <summary>On no invoice yet.</summary>
    public bool? Pending { get; init; }
}
