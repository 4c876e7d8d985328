namespace SignupWeb.Payments.Stripe;

/// <summary>A business tax id of a customer.</summary>
public sealed class TaxId : StripeEntity, IHasId
{
    public string Id { get; init; } = string.Empty;

    public string? Country { get; init; }

    public DateTimeOffset Created { get; init; }

    public bool Livemode { get; init; }

    /// <summary>E.g. eu_vat.</summary>
    public string Type { get; init; } = string.Empty;

    public string Value { get; init; } = string.Empty;

    /// <summary>Null for kinds that are not checked.</summary>
    public TaxIdVerification? Verification { get; init; }
}

public sealed class TaxIdVerification
{
    /// <summary>pending, verified, unverified or unavailable.</summary>
    public string Status { get; init; } = string.Empty;
}
