using SignupWeb.Kernel;

namespace SignupWeb.Payments;

/// <summary>Section Payments.</summary>
public sealed class PaymentOptions
{
    /// <summary>The shop's own currency, ISO 4217, lower case: cards are set up for it, and it is what a plan is sold in where its customer's country has no price list of its own.</summary>
    public string Currency { get; set; } = "eur";

    /// <summary>Minor units. Money that arrived wrongly goes back by itself up to this amount; above it a person decides.</summary>
    public long AutomaticRefundLimit { get; set; } = 500_000;

    /// <summary>The same for currencies whose minor unit is worth much more or less, by currency, e.g. AutomaticRefundLimits:jpy = 800000.</summary>
    public Dictionary<string, long> AutomaticRefundLimits { get; } = new(StringComparer.OrdinalIgnoreCase) { ["jpy"] = 800_000 };

    /// <summary>Minor units. What one member of staff gives back alone; above it a second person must agree.</summary>
    public long StaffRefundLimit { get; set; } = 50_000;

    /// <summary>The same by currency.</summary>
    public Dictionary<string, long> StaffRefundLimits { get; } = new(StringComparer.OrdinalIgnoreCase) { ["jpy"] = 80_000 };

    /// <summary>How often the payment service is asked what we may have missed.</summary>
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Written as the payment service writes currencies.</summary>
    public static bool IsCurrency(string? currency) => currency is { Length: 3 } && currency.All(char.IsAsciiLetterLower);

    public bool MayRefund(Money amount) => amount.Minor <= AutomaticRefundLimits.GetValueOrDefault(amount.Currency, AutomaticRefundLimit);

    public bool StaffMayRefund(Money amount) => amount.Minor <= StaffRefundLimits.GetValueOrDefault(amount.Currency, StaffRefundLimit);
}
