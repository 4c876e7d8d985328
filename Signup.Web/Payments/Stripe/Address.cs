namespace SignupWeb.Payments.Stripe;

/// <summary>A postal address as Stripe holds it.</summary>
public sealed class Address
{
    public string? City { get; init; }

    /// <summary>Two letters, ISO 3166-1.</summary>
    public string? Country { get; init; }

    public string? Line1 { get; init; }

    public string? Line2 { get; init; }

    public string? PostalCode { get; init; }

    public string? State { get; init; }
}

/// <summary>A postal address to send.</summary>
public sealed record AddressOptions
{
    public string? City { get; init; }

    /// <summary>Two letters, ISO 3166-1.</summary>
    public string? Country { get; init; }

    public string? Line1 { get; init; }

    public string? Line2 { get; init; }

    public string? PostalCode { get; init; }

    public string? State { get; init; }
}
