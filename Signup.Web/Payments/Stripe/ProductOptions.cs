namespace SignupWeb.Payments.Stripe;

public sealed record ProductCreateOptions : BaseOptions
{
    public bool? Active { get; init; }

    public string? Description { get; init; }

    /// <summary>One of our own choosing, so that creating twice is refused.</summary>
    public string? Id { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public required string Name { get; init; }

    /// <summary>What the card statement shows, up to 22 characters.</summary>
    public string? StatementDescriptor { get; init; }

    public string? TaxCode { get; init; }

    public string? UnitLabel { get; init; }

    public string? Url { get; init; }
}

public sealed record ProductUpdateOptions : BaseOptions
{
    public bool? Active { get; init; }

    public string? Description { get; init; }

    public string? DefaultPrice { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    public string? Name { get; init; }

    /// <summary>What the card statement shows, up to 22 characters.</summary>
    public string? StatementDescriptor { get; init; }

    public string? TaxCode { get; init; }

    public string? UnitLabel { get; init; }

    public string? Url { get; init; }
}

public sealed record ProductListOptions : ListOptions
{
    public bool? Active { get; init; }

    public DateRangeOptions? Created { get; init; }

    public IReadOnlyList<string>? Ids { get; init; }
}
