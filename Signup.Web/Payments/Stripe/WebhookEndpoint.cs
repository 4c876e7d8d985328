namespace SignupWeb.Payments.Stripe;

/// <summary>An address Stripe posts events to.</summary>
public sealed class WebhookEndpoint : StripeResource
{
    /// <summary>The version its events are written in; null is that of the Stripe account.</summary>
    public string? ApiVersion { get; init; }

    public IReadOnlyList<string> EnabledEvents { get; init; } = [];

    /// <summary>What its events are signed with; only in the answer that makes it.</summary>
    public string? Secret { get; init; }

    /// <summary>enabled or disabled.</summary>
    public string Status { get; init; } = string.Empty;

    public string Url { get; init; } = string.Empty;
}

public sealed record WebhookEndpointCreateOptions : BaseOptions
{
    public string? ApiVersion { get; init; }

    public required IReadOnlyList<string> EnabledEvents { get; init; }

    public required string Url { get; init; }
}
