namespace SignupWeb.Payments.Stripe.Checkout;

/// <summary>Metadata of a session is not copied to what it creates: give <see cref="SetupIntentData"/> its own.</summary>
public sealed record SessionCreateOptions : BaseOptions
{
    public IReadOnlyList<string>? AllowedPaymentMethodTypes { get; init; }

    /// <summary>auto or required.</summary>
    public string? BillingAddressCollection { get; init; }

    public string? CancelUrl { get; init; }

    public string? ClientReferenceId { get; init; }

    /// <summary>Needed in setup mode.</summary>
    public string? Currency { get; init; }

    public string? Customer { get; init; }

    /// <summary>30 minutes to 24 hours from now.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public string? Locale { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Mode { get; init; }

    public SessionSetupIntentDataOptions? SetupIntentData { get; init; }

    /// <summary>May hold {CHECKOUT_SESSION_ID}.</summary>
    public string? SuccessUrl { get; init; }

    /// <summary>hosted_page is Stripe's own page.</summary>
    public string? UiMode { get; init; }
}

public sealed record SessionSetupIntentDataOptions
{
    public string? Description { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }
}

public sealed record SessionListOptions : ListOptions
{
    public DateRangeOptions? Created { get; init; }

    public string? Customer { get; init; }

    /// <summary>open, complete or expired.</summary>
    public string? Status { get; init; }
}
