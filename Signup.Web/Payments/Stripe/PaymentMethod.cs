namespace SignupWeb.Payments.Stripe;

/// <summary>A card on file. Its number never leaves Stripe.</summary>
public sealed class PaymentMethod : StripeResource
{
    public BillingDetails BillingDetails { get; init; } = new();

    /// <summary>Null for anything but a card.</summary>
    public PaymentMethodCard? Card { get; init; }

    public DateTimeOffset Created { get; init; }

    /// <summary>Null once detached: it can never be charged again.</summary>
    public Expandable<Customer>? Customer { get; init; }

    public bool Livemode { get; init; }

    public string Type { get; init; } = string.Empty;
}

public sealed class BillingDetails
{
    public Address? Address { get; init; }

    public string? Email { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }
}

public sealed class PaymentMethodCard
{
    /// <summary>visa, mastercard, amex, ...</summary>
    public string Brand { get; init; } = string.Empty;

    /// <summary>Of the bank.</summary>
    public string? Country { get; init; }

    public string? DisplayBrand { get; init; }

    public long ExpMonth { get; init; }

    public long ExpYear { get; init; }

    /// <summary>Same number, same fingerprint.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>credit, debit, prepaid or unknown.</summary>
    public string Funding { get; init; } = string.Empty;

    public string Last4 { get; init; } = string.Empty;
}
