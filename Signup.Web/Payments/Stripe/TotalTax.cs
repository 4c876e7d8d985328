namespace SignupWeb.Payments.Stripe;

/// <summary>Tax of one rate on an invoice, a line or a credit note.</summary>
public sealed class TotalTax
{
    public long Amount { get; init; }

    /// <summary>exclusive or inclusive.</summary>
    public string TaxBehavior { get; init; } = string.Empty;

    public TaxRateDetails? TaxRateDetails { get; init; }

    public string TaxabilityReason { get; init; } = string.Empty;

    /// <summary>The net amount the tax was worked out from.</summary>
    public long? TaxableAmount { get; init; }
}

public sealed class TaxRateDetails
{
    /// <summary>Id of the tax rate.</summary>
    public string TaxRate { get; init; } = string.Empty;
}
