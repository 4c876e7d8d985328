namespace SignupWeb.Payments.Stripe;

/// <summary>One attempt to put a card on file.</summary>
public sealed class SetupIntent : StripeResource
{
    public string? CancellationReason { get; init; }

    public DateTimeOffset Created { get; init; }

    public Expandable<Customer>? Customer { get; init; }

    public string? Description { get; init; }

    public StripeError? LastSetupError { get; init; }

    public bool Livemode { get; init; }

    public NextAction? NextAction { get; init; }

    public Expandable<PaymentMethod>? PaymentMethod { get; init; }

    /// <summary>requires_payment_method, requires_confirmation, requires_action, processing, succeeded or canceled.</summary>
    public string Status { get; init; } = string.Empty;

    public string Usage { get; init; } = string.Empty;
}

public sealed record SetupIntentListOptions : ListOptions
{
    public DateRangeOptions? Created { get; init; }

    public string? Customer { get; init; }

    public string? PaymentMethod { get; init; }
}
