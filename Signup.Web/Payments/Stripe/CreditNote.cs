namespace SignupWeb.Payments.Stripe;

/// <summary>Takes back all or part of a finalized invoice.</summary>
public sealed class CreditNote : StripeResource
{
    public long Amount { get; init; }

    public DateTimeOffset Created { get; init; }

    public string Currency { get; init; } = string.Empty;

    public Expandable<Customer> Customer { get; init; } = new(string.Empty);

    public Expandable<Invoice> Invoice { get; init; } = new(string.Empty);

    public bool Livemode { get; init; }

    public string? Memo { get; init; }

    public string Number { get; init; } = string.Empty;

    public string Pdf { get; init; } = string.Empty;

    public long PostPaymentAmount { get; init; }

    public long PrePaymentAmount { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<CreditNoteRefund> Refunds { get; init; } = [];

    /// <summary>issued or void.</summary>
    public string Status { get; init; } = string.Empty;

    public long Subtotal { get; init; }

    public long Total { get; init; }

    public long? TotalExcludingTax { get; init; }

    public IReadOnlyList<TotalTax>? TotalTaxes { get; init; }

    /// <summary>pre_payment, post_payment or mixed.</summary>
    public string Type { get; init; } = string.Empty;

    public DateTimeOffset? VoidedAt { get; init; }
}

public sealed class CreditNoteRefund
{
    public long AmountRefunded { get; init; }

    public Expandable<Refund> Refund { get; init; } = new(string.Empty);
}
