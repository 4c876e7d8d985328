using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>Section Payments.</summary>
public sealed class PaymentOptions
{
    /// <summary>Currency cards are set up for, ISO 4217, lower case. What is charged is the plan's own.</summary>
    public string Currency { get; set; } = "eur";

    /// <summary>Minor units. Money that arrived wrongly goes back by itself up to this amount; above it a person decides.</summary>
    public long AutomaticRefundLimit { get; set; } = 500_000;

    /// <summary>How often the payment service is asked what we may have missed.</summary>
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromMinutes(5);

    public bool MayRefund(Money amount) => amount.Minor <= AutomaticRefundLimit;
}
