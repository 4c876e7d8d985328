namespace SignupWeb.Payments.Stripe;

public sealed record CouponCreateOptions : BaseOptions
{
    /// <summary>Minor units; or else <see cref="PercentOff"/>.</summary>
    public long? AmountOff { get; init; }

    public string? Currency { get; init; }

    /// <summary>once, repeating or forever.</summary>
    public string? Duration { get; init; }

    public long? DurationInMonths { get; init; }

    /// <summary>Chosen by us; refused when there is one of that name. Null lets the service choose.</summary>
    public string? Id { get; init; }

    public Dictionary<string, string>? Metadata { get; init; }

    /// <summary>What an invoice shows.</summary>
    public string? Name { get; init; }

    public decimal? PercentOff { get; init; }
}
