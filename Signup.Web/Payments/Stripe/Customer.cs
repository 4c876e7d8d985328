namespace SignupWeb.Payments.Stripe;

/// <summary>A customer at Stripe, one per account of ours.</summary>
public sealed class Customer : StripeResource
{
    public Address? Address { get; init; }

    public DateTimeOffset Created { get; init; }

    /// <summary>Set by the first invoice, then fixed.</summary>
    public string? Currency { get; init; }

    public bool Deleted { get; init; }

    /// <summary>The last invoice could not be collected.</summary>
    public bool? Delinquent { get; init; }

    public string? Description { get; init; }

    public string? Email { get; init; }

    public CustomerInvoiceSettings InvoiceSettings { get; init; } = new();

    public bool Livemode { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<string>? PreferredLocales { get; init; }

    /// <summary>none, exempt or reverse.</summary>
    public string? TaxExempt { get; init; }

    /// <summary>Only when expanded.</summary>
    public StripeList<TaxId>? TaxIds { get; init; }
}

public sealed class CustomerInvoiceSettings
{
    /// <summary>The card renewals are charged to.</summary>
    public Expandable<PaymentMethod>? DefaultPaymentMethod { get; init; }
}
