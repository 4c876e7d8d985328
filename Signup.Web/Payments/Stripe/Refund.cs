namespace SignupWeb.Payments.Stripe;

/// <summary>Money on its way back. Not done until its status says succeeded.</summary>
public sealed class Refund : StripeResource
{
    public long Amount { get; init; }

    public Expandable<Charge>? Charge { get; init; }

    public DateTimeOffset Created { get; init; }

    public string Currency { get; init; } = string.Empty;

    public Expandable<Customer>? Customer { get; init; }

    public string? Description { get; init; }

    public string? FailureReason { get; init; }

    public Expandable<PaymentIntent>? PaymentIntent { get; init; }

    public string? PendingReason { get; init; }

    public string? Reason { get; init; }

    public string? ReceiptNumber { get; init; }

    /// <summary>pending, requires_action, succeeded, failed or canceled.</summary>
    public string? Status { get; init; }
}

public sealed record RefundCreateOptions : BaseOptions
{
    /// <summary>All that is left, when not given.</summary>
    public long? Amount { get; init; }

    public string? Charge { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? PaymentIntent { get; init; }

    /// <summary>duplicate, fraudulent or requested_by_customer.</summary>
    public string? Reason { get; init; }
}

public sealed record RefundListOptions : ListOptions
{
    public string? Charge { get; init; }

    public DateRangeOptions? Created { get; init; }

    public string? PaymentIntent { get; init; }
}
