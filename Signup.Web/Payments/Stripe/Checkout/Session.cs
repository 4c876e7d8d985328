namespace SignupWeb.Payments.Stripe.Checkout;

/// <summary>A visit to the hosted payment page. In setup mode it puts a card on file and moves no money.</summary>
public sealed class Session : StripeResource
{
    public string? CancelUrl { get; init; }

    public string? ClientReferenceId { get; init; }

    public DateTimeOffset Created { get; init; }

    public string? Currency { get; init; }

    public Expandable<Customer>? Customer { get; init; }

    public SessionCustomerDetails? CustomerDetails { get; init; }

    public string? CustomerEmail { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public bool Livemode { get; init; }

    public string? Locale { get; init; }

    /// <summary>setup, payment or subscription.</summary>
    public string Mode { get; init; } = string.Empty;

    public string PaymentStatus { get; init; } = string.Empty;

    public Expandable<SetupIntent>? SetupIntent { get; init; }

    /// <summary>open, complete or expired.</summary>
    public string? Status { get; init; }

    public string? SuccessUrl { get; init; }

    public string? UiMode { get; init; }

    /// <summary>Where to send the customer; null once the session is over.</summary>
    public string? Url { get; init; }
}

/// <summary>What the customer entered on the page.</summary>
public sealed class SessionCustomerDetails
{
    public Address? Address { get; init; }

    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }
}
