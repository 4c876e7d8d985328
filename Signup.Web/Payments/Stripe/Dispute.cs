namespace SignupWeb.Payments.Stripe;

/// <summary>A customer asked the bank for the money back.</summary>
public sealed class Dispute : StripeResource
{
    public long Amount { get; init; }

    public Expandable<Charge> Charge { get; init; } = new(string.Empty);

    public DateTimeOffset Created { get; init; }

    public string Currency { get; init; } = string.Empty;

    public bool IsChargeRefundable { get; init; }

    public bool Livemode { get; init; }

    public Expandable<PaymentIntent>? PaymentIntent { get; init; }

    public string Reason { get; init; } = string.Empty;

    public string Status { get; init; } = string.Empty;
}

public sealed record DisputeListOptions : ListOptions
{
    public string? Charge { get; init; }

    public DateRangeOptions? Created { get; init; }

    public string? PaymentIntent { get; init; }
}
