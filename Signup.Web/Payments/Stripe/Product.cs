namespace SignupWeb.Payments.Stripe;

/// <summary>What is sold.</summary>
public sealed class Product : StripeResource
{
    public bool Active { get; init; }

    public DateTimeOffset Created { get; init; }

    public Expandable<Price>? DefaultPrice { get; init; }

    public bool Deleted { get; init; }

    public string? Description { get; init; }

    public bool Livemode { get; init; }

    public string Name { get; init; } = string.Empty;

    public string? StatementDescriptor { get; init; }

    public string? UnitLabel { get; init; }

    public DateTimeOffset Updated { get; init; }

    public string? Url { get; init; }
}
