namespace SignupWeb.Payments.Stripe;

/// <summary>Stripe's "no": in the answer to a call, or kept on an intent or invoice as the last thing that went wrong.</summary>
public sealed class StripeError
{
    /// <summary>api_error, card_error, idempotency_error or invalid_request_error.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>E.g. card_declined, expired_card, authentication_required, resource_missing.</summary>
    public string? Code { get; init; }

    /// <summary>The bank's reason for a card_declined, e.g. insufficient_funds.</summary>
    public string? DeclineCode { get; init; }

    /// <summary>What may be done about a decline, e.g. try_again_later, do_not_try_again.</summary>
    public string? AdviceCode { get; init; }

    /// <summary>For developers; for card errors also fit for customers.</summary>
    public string? Message { get; init; }

    /// <summary>The parameter at fault.</summary>
    public string? Param { get; init; }

    /// <summary>The charge that failed.</summary>
    public string? Charge { get; init; }

    public PaymentIntent? PaymentIntent { get; init; }

    public PaymentMethod? PaymentMethod { get; init; }

    public SetupIntent? SetupIntent { get; init; }
}

/// <summary>The envelope of an error answer.</summary>
public sealed class StripeErrorResponse
{
    public StripeError? Error { get; init; }
}
