namespace SignupWeb.Payments.Stripe;

/// <summary>One price in a subscription and the period it is paid for.</summary>
public sealed class SubscriptionItem : StripeResource
{
    public DateTimeOffset Created { get; init; }

    public DateTimeOffset CurrentPeriodEnd { get; init; }

    public DateTimeOffset CurrentPeriodStart { get; init; }

    public Price Price { get; init; } = new();

    public long? Quantity { get; init; }

    public string Subscription { get; init; } = string.Empty;

    public IReadOnlyList<TaxRate>? TaxRates { get; init; }
}
