namespace SignupWeb.Payments.Stripe;

/// <summary>A payment and the invoice it is for.</summary>
public sealed class InvoicePayment : StripeEntity, IHasId
{
    public string Id { get; init; } = string.Empty;

    public long? AmountPaid { get; init; }

    public long AmountRequested { get; init; }

    public DateTimeOffset Created { get; init; }

    public string Currency { get; init; } = string.Empty;

    public Expandable<Invoice> Invoice { get; init; } = new(string.Empty);

    public bool IsDefault { get; init; }

    public bool Livemode { get; init; }

    public InvoicePaymentPayment Payment { get; init; } = new();

    /// <summary>open, paid or canceled.</summary>
    public string Status { get; init; } = string.Empty;

    public InvoicePaymentStatusTransitions StatusTransitions { get; init; } = new();
}

/// <summary>What was paid with.</summary>
public sealed class InvoicePaymentPayment
{
    public Expandable<Charge>? Charge { get; init; }

    public Expandable<PaymentIntent>? PaymentIntent { get; init; }

    public string Type { get; init; } = string.Empty;
}

public sealed class InvoicePaymentStatusTransitions
{
    public DateTimeOffset? CanceledAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }
}

public sealed record InvoicePaymentListOptions : ListOptions
{
    public DateRangeOptions? Created { get; init; }

    public string? Invoice { get; init; }

    public InvoicePaymentListPaymentOptions? Payment { get; init; }

    public string? Status { get; init; }
}

/// <summary>Finds the invoice of a payment intent.</summary>
public sealed record InvoicePaymentListPaymentOptions
{
    public string? PaymentIntent { get; init; }

    public string Type { get; init; } = "payment_intent";
}
