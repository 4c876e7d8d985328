namespace SignupWeb.Payments.Stripe;

public sealed record TaxRateCreateOptions : BaseOptions
{
    public bool? Active { get; init; }

    public string? Country { get; init; }

    public string? Description { get; init; }

    /// <summary>What the invoice shows, e.g. VAT.</summary>
    public required string DisplayName { get; init; }

    public required bool Inclusive { get; init; }

    public string? Jurisdiction { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public required decimal Percentage { get; init; }

    /// <summary>E.g. vat, gst, sales_tax.</summary>
    public string? TaxType { get; init; }
}

public sealed record TaxRateUpdateOptions : BaseOptions
{
    public bool? Active { get; init; }

    public string? Country { get; init; }

    public string? Description { get; init; }

    public string? DisplayName { get; init; }

    public string? Jurisdiction { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    /// <summary>E.g. vat, gst, sales_tax.</summary>
    public string? TaxType { get; init; }
}

public sealed record TaxRateListOptions : ListOptions
{
    public bool? Active { get; init; }

    public DateRangeOptions? Created { get; init; }

    public bool? Inclusive { get; init; }
}
