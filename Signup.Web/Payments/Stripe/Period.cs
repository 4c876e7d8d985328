namespace SignupWeb.Payments.Stripe;

/// <summary>From when to when something is paid for.</summary>
public sealed class Period
{
    public DateTimeOffset End { get; init; }

    public DateTimeOffset Start { get; init; }
}

public sealed record PeriodOptions
{
    public required DateTimeOffset End { get; init; }

    public required DateTimeOffset Start { get; init; }
}
