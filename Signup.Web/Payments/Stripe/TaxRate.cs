namespace SignupWeb.Payments.Stripe;

/// <summary>A tax rate; its percentage never changes.</summary>
public sealed class TaxRate : StripeResource
{
    public bool Active { get; init; }

    public string? Country { get; init; }

    public DateTimeOffset Created { get; init; }

    public string? Description { get; init; }

    public string DisplayName { get; init; } = string.Empty;

    public decimal? EffectivePercentage { get; init; }

    public bool Inclusive { get; init; }

    public string? Jurisdiction { get; init; }

    public bool Livemode { get; init; }

    /// <summary>19.0 for 19 %.</summary>
    public decimal Percentage { get; init; }

    public string? TaxType { get; init; }
}
