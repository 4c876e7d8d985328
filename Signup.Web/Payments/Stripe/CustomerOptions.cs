namespace SignupWeb.Payments.Stripe;

public sealed record CustomerCreateOptions : BaseOptions
{
    public AddressOptions? Address { get; init; }

    public string? Description { get; init; }

    public string? Email { get; init; }

    public CustomerInvoiceSettingsOptions? InvoiceSettings { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Name { get; init; }

    /// <summary>Attached at once.</summary>
    public string? PaymentMethod { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<string>? PreferredLocales { get; init; }

    /// <summary>none, exempt or reverse.</summary>
    public string? TaxExempt { get; init; }

    public IReadOnlyList<TaxIdDataOptions>? TaxIdData { get; init; }
}

public sealed record CustomerUpdateOptions : BaseOptions
{
    public Settable<AddressOptions>? Address { get; init; }

    public string? Description { get; init; }

    public string? Email { get; init; }

    public CustomerInvoiceSettingsOptions? InvoiceSettings { get; init; }

    /// <summary>Merged; an empty value removes its key.</summary>
    public Dictionary<string, string>? Metadata { get; init; }

    public string? Name { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<string>? PreferredLocales { get; init; }

    /// <summary>none, exempt or reverse; empty clears.</summary>
    public string? TaxExempt { get; init; }
}

public sealed record CustomerInvoiceSettingsOptions
{
    /// <summary>The card renewals are charged to.</summary>
    public string? DefaultPaymentMethod { get; init; }

    public string? Footer { get; init; }
}

public sealed record TaxIdDataOptions
{
    /// <summary>E.g. eu_vat.</summary>
    public required string Type { get; init; }

    public required string Value { get; init; }
}

public sealed record CustomerListOptions : ListOptions
{
    public DateRangeOptions? Created { get; init; }

    /// <summary>Exact, case matters.</summary>
    public string? Email { get; init; }
}
