namespace SignupWeb.Payments.Stripe;

public sealed record InvoiceCreateOptions : BaseOptions
{
    /// <summary>True lets Stripe finalize and collect by itself.</summary>
    public bool? AutoAdvance { get; init; }

    public AutomaticTaxOptions? AutomaticTax { get; init; }

    public string? CollectionMethod { get; init; }

    public string? Currency { get; init; }

    public string? Customer { get; init; }

    public string? DefaultPaymentMethod { get; init; }

    public IReadOnlyList<string>? DefaultTaxRates { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<DiscountOptions>? Discounts { get; init; }

    public string? Footer { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    /// <summary>exclude or include.</summary>
    public string? PendingInvoiceItemsBehavior { get; init; }

    public string? Subscription { get; init; }
}

public sealed record InvoiceUpdateOptions : BaseOptions
{
    public string? Description { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }
}

public sealed record InvoiceFinalizeOptions : BaseOptions
{
    public bool? AutoAdvance { get; init; }
}

public sealed record InvoicePayOptions : BaseOptions
{
    public bool? OffSession { get; init; }

    /// <summary>Paid elsewhere: nothing is charged.</summary>
    public bool? PaidOutOfBand { get; init; }

    public string? PaymentMethod { get; init; }
}

public sealed record InvoiceListOptions : ListOptions
{
    public string? CollectionMethod { get; init; }

    public DateRangeOptions? Created { get; init; }

    public string? Customer { get; init; }

    public string? Status { get; init; }

    public string? Subscription { get; init; }
}
