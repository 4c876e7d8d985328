namespace SignupWeb.Payments.Stripe;

/// <summary>Whether Stripe works out the tax.</summary>
public sealed class AutomaticTax
{
    public bool Enabled { get; init; }

    /// <summary>requires_location_inputs, complete or failed.</summary>
    public string? Status { get; init; }
}

/// <summary>Lets Stripe work out the tax.</summary>
public sealed record AutomaticTaxOptions
{
    public required bool Enabled { get; init; }
}
