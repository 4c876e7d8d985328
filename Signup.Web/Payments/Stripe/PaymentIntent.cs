namespace SignupWeb.Payments.Stripe;

/// <summary>One attempt, over several tries, to collect a payment.</summary>
public sealed class PaymentIntent : StripeResource
{
    public long Amount { get; init; }

    public long AmountReceived { get; init; }

    public DateTimeOffset? CanceledAt { get; init; }

    public string? CancellationReason { get; init; }

    public DateTimeOffset Created { get; init; }

    public string Currency { get; init; } = string.Empty;

    public Expandable<Customer>? Customer { get; init; }

    public string? Description { get; init; }

    public StripeError? LastPaymentError { get; init; }

    public Expandable<Charge>? LatestCharge { get; init; }

    public bool Livemode { get; init; }

    public NextAction? NextAction { get; init; }

    public Expandable<PaymentMethod>? PaymentMethod { get; init; }

    /// <summary>requires_payment_method, requires_confirmation, requires_action, processing, requires_capture, succeeded or canceled.</summary>
    public string Status { get; init; } = string.Empty;
}
