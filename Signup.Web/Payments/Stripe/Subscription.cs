namespace SignupWeb.Payments.Stripe;

/// <summary>What renews by itself. Its periods are on its items.</summary>
public sealed class Subscription : StripeResource
{
    public DateTimeOffset BillingCycleAnchor { get; init; }

    public DateTimeOffset? CancelAt { get; init; }

    public bool CancelAtPeriodEnd { get; init; }

    public DateTimeOffset? CanceledAt { get; init; }

    public SubscriptionCancellationDetails? CancellationDetails { get; init; }

    public string CollectionMethod { get; init; } = string.Empty;

    public DateTimeOffset Created { get; init; }

    public string Currency { get; init; } = string.Empty;

    public Expandable<Customer> Customer { get; init; } = new(string.Empty);

    public Expandable<PaymentMethod>? DefaultPaymentMethod { get; init; }

    public IReadOnlyList<TaxRate>? DefaultTaxRates { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Expandable<Discount>> Discounts { get; init; } = [];

    public DateTimeOffset? EndedAt { get; init; }

    public StripeList<SubscriptionItem> Items { get; init; } = new();

    public Expandable<Invoice>? LatestInvoice { get; init; }

    public bool Livemode { get; init; }

    public Expandable<SetupIntent>? PendingSetupIntent { get; init; }

    public DateTimeOffset StartDate { get; init; }

    /// <summary>incomplete, incomplete_expired, trialing, active, past_due, paused, unpaid or canceled.</summary>
    public string Status { get; init; } = string.Empty;

    public DateTimeOffset? TrialEnd { get; init; }
}

public sealed class SubscriptionCancellationDetails
{
    public string? Comment { get; init; }

    public string? Feedback { get; init; }

    /// <summary>cancellation_requested, payment_disputed or payment_failed.</summary>
    public string? Reason { get; init; }
}
