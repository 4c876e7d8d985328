namespace SignupWeb.Payments.Stripe.BillingPortal;

/// <summary>A visit to the page where customers look after cards and invoices themselves.</summary>
public sealed class Session : StripeEntity, IHasId
{
    public string Id { get; init; } = string.Empty;

    public DateTimeOffset Created { get; init; }

    public string Customer { get; init; } = string.Empty;

    public bool Livemode { get; init; }

    public string? Locale { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>Where to send the customer; short-lived.</summary>
    public string Url { get; init; } = string.Empty;
}

public sealed record SessionCreateOptions : BaseOptions
{
    public string? Configuration { get; init; }

    public required string Customer { get; init; }

    public SessionFlowDataOptions? FlowData { get; init; }

    public string? Locale { get; init; }

    public string? ReturnUrl { get; init; }
}

/// <summary>Opens the page at one task.</summary>
public sealed record SessionFlowDataOptions
{
    /// <summary>payment_method_update, customer_update, ...</summary>
    public required string Type { get; init; }
}
