namespace SignupWeb.Payments.Stripe;

/// <summary>What is owed and what was paid of it. Payments are found by <see cref="InvoicePaymentService"/>.</summary>
public sealed class Invoice : StripeResource
{
    public long AmountDue { get; init; }

    public long AmountPaid { get; init; }

    public long AmountRemaining { get; init; }

    public long AttemptCount { get; init; }

    public bool Attempted { get; init; }

    public bool? AutoAdvance { get; init; }

    public AutomaticTax AutomaticTax { get; init; } = new();

    /// <summary>subscription_create, subscription_cycle, subscription_update, manual, ...</summary>
    public string? BillingReason { get; init; }

    public string CollectionMethod { get; init; } = string.Empty;

    public DateTimeOffset Created { get; init; }

    public string Currency { get; init; } = string.Empty;

    public Expandable<Customer>? Customer { get; init; }

    public string? CustomerEmail { get; init; }

    public string? CustomerName { get; init; }

    public string? CustomerTaxExempt { get; init; }

    public Expandable<PaymentMethod>? DefaultPaymentMethod { get; init; }

    public bool Deleted { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Expandable<Discount>> Discounts { get; init; } = [];

    public DateTimeOffset? DueDate { get; init; }

    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>Stripe's page to pay or authenticate; null before finalization.</summary>
    public string? HostedInvoiceUrl { get; init; }

    public string? InvoicePdf { get; init; }

    public StripeError? LastFinalizationError { get; init; }

    public StripeList<InvoiceLineItem> Lines { get; init; } = new();

    public bool Livemode { get; init; }

    public DateTimeOffset? NextPaymentAttempt { get; init; }

    public string? Number { get; init; }

    public InvoiceParent? Parent { get; init; }

    /// <summary>Only when expanded.</summary>
    public StripeList<InvoicePayment>? Payments { get; init; }

    public DateTimeOffset PeriodEnd { get; init; }

    public DateTimeOffset PeriodStart { get; init; }

    public long PostPaymentCreditNotesAmount { get; init; }

    public long StartingBalance { get; init; }

    /// <summary>draft, open, paid, uncollectible or void.</summary>
    public string? Status { get; init; }

    public InvoiceStatusTransitions StatusTransitions { get; init; } = new();

    public long Subtotal { get; init; }

    public long? SubtotalExcludingTax { get; init; }

    public long Total { get; init; }

    public IReadOnlyList<InvoiceTotalDiscountAmount>? TotalDiscountAmounts { get; init; }

    public long? TotalExcludingTax { get; init; }

    public IReadOnlyList<TotalTax>? TotalTaxes { get; init; }
}
