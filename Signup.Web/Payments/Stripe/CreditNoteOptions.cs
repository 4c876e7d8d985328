namespace SignupWeb.Payments.Stripe;

public sealed record CreditNoteCreateOptions : BaseOptions
{
    /// <summary>The whole credit; in place of lines.</summary>
    public long? Amount { get; init; }

    /// <summary>The part that goes to the customer's balance.</summary>
    public long? CreditAmount { get; init; }

    /// <summary>credit_note or none.</summary>
    public string? EmailType { get; init; }

    public required string Invoice { get; init; }

    public IReadOnlyList<CreditNoteLineOptions>? Lines { get; init; }

    public string? Memo { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public long? OutOfBandAmount { get; init; }

    /// <summary>duplicate, fraudulent, order_change or product_unsatisfactory.</summary>
    public string? Reason { get; init; }

    /// <summary>The part Stripe sends back to the card.</summary>
    public long? RefundAmount { get; init; }

    /// <summary>Refunds already made.</summary>
    public IReadOnlyList<CreditNoteRefundOptions>? Refunds { get; init; }
}

public sealed record CreditNoteLineOptions
{
    public long? Amount { get; init; }

    public string? Description { get; init; }

    public string? InvoiceLineItem { get; init; }

    public long? Quantity { get; init; }

    public IReadOnlyList<string>? TaxRates { get; init; }

    /// <summary>invoice_line_item or custom_line_item.</summary>
    public required string Type { get; init; }

    public long? UnitAmount { get; init; }
}

public sealed record CreditNoteRefundOptions
{
    public long? AmountRefunded { get; init; }

    public string? Refund { get; init; }
}

public sealed record CreditNoteListOptions : ListOptions
{
    public DateRangeOptions? Created { get; init; }

    public string? Customer { get; init; }

    public string? Invoice { get; init; }
}
