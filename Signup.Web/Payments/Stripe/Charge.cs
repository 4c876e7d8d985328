namespace SignupWeb.Payments.Stripe;

/// <summary>One try at a card.</summary>
public sealed class Charge : StripeResource
{
    public long Amount { get; init; }

    public long AmountCaptured { get; init; }

    public long AmountRefunded { get; init; }

    public bool Captured { get; init; }

    public DateTimeOffset Created { get; init; }

    public string Currency { get; init; } = string.Empty;

    public Expandable<Customer>? Customer { get; init; }

    public string? Description { get; init; }

    public bool Disputed { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureMessage { get; init; }

    public bool Livemode { get; init; }

    public ChargeOutcome? Outcome { get; init; }

    public bool Paid { get; init; }

    public Expandable<PaymentIntent>? PaymentIntent { get; init; }

    public string? PaymentMethod { get; init; }

    public ChargePaymentMethodDetails? PaymentMethodDetails { get; init; }

    public string? ReceiptUrl { get; init; }

    /// <summary>Completely.</summary>
    public bool Refunded { get; init; }

    /// <summary>succeeded, pending or failed.</summary>
    public string Status { get; init; } = string.Empty;
}

public sealed class ChargeOutcome
{
    public string? AdviceCode { get; init; }

    public string? NetworkStatus { get; init; }

    public string? Reason { get; init; }

    public string? RiskLevel { get; init; }

    public string? SellerMessage { get; init; }

    public string Type { get; init; } = string.Empty;
}

public sealed class ChargePaymentMethodDetails
{
    public ChargeCard? Card { get; init; }

    public string Type { get; init; } = string.Empty;
}

public sealed class ChargeCard
{
    public string? Brand { get; init; }

    public string? Country { get; init; }

    public long ExpMonth { get; init; }

    public long ExpYear { get; init; }

    public string? Funding { get; init; }

    public string? Last4 { get; init; }
}
