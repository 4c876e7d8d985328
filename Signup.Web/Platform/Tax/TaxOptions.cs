using System.Globalization;

namespace SignupWeb.Platform.Tax;

/// <summary>Who owes the VAT while nobody knows yet whether a business's number is valid.</summary>
public enum VatUntilVerified
{
    /// <summary>The business: its word is taken until the check says no.</summary>
    ReverseCharge,

    /// <summary>The seller: the rate is charged until the check says yes.</summary>
    Charge,
}

/// <summary>Who works out the tax.</summary>
public enum TaxBy
{
    /// <summary>Our table of rates by country, with what Payments:TaxRates says otherwise.</summary>
    Table,

    /// <summary>The payment service, from the buyer's address and VAT number.</summary>
    Stripe,
}

/// <summary>Section Payments, its parts Tax, VatUntilVerified and TaxRates: own rates by country code, in percent, e.g. "DE": "19" or "FI": "25.5".</summary>
public sealed class TaxOptions
{
    public TaxBy Tax { get; set; }

    public VatUntilVerified VatUntilVerified { get; set; }

    /// <summary>By country code, in percent: what is shipped until somebody sets another.</summary>
    public Dictionary<string, string> TaxRates { get; set; } = TaxCountries.All.ToDictionary(country => country.Code, country => (country.BasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    /// <summary>"25.5" is 2550. False for anything else than 0 to 100 with at most two decimals.</summary>
    public static bool TryRead(string percent, out int basisPoints)
    {
        basisPoints = 0;
        if (!decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) { return false; }
        var points = number * 100;
        if (points is < 0 or > 10_000 || points != decimal.Truncate(points)) { return false; }
        basisPoints = (int)points;
        return true;
    }
}
