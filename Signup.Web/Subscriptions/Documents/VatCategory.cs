using SignupWeb.Platform.Tax;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>The tax of a document in the words of EN 16931.</summary>
/// <param name="Code">UNCL5305: S standard rate, AE reverse charge, O not subject to VAT, E exempt.</param>
/// <param name="BasisPoints">Hundredths of a percent.</param>
/// <param name="ExemptionCode">From the VATEX list; null where there is tax, or no code for it.</param>
internal sealed record VatCategory(string Code, int BasisPoints, string? ExemptionCode)
{
    public const string Standard = "S";
    public const string ReverseCharge = "AE";
    public const string OutOfScope = "O";
    public const string Exempt = "E";

    public bool IsOutOfScope => Code == OutOfScope;

    /// <summary>Where the amount charged fits no rate of the table, the rate is worked out from the amounts. A service sold where neither side is in the EU together is not subject to its VAT.</summary>
    public static VatCategory Of(BillingDocument document)
    {
        if (document.TaxDecision is { IsReverseCharge: true }) { return new(ReverseCharge, 0, "VATEX-EU-AE"); }
        var rate = document.TaxDecision?.BasisPoints ?? (document.Net.Minor == 0 ? 0 : (int)(((2 * (Int128)document.Tax.Minor * 10_000) + document.Net.Minor) / (2 * (Int128)document.Net.Minor)));
        if (rate > 0) { return new(Standard, rate, null); }
        return IsInEu(document.Seller.Country) && IsInEu(document.Buyer.Country) ? new(Exempt, 0, null) : new(OutOfScope, 0, "VATEX-EU-O");
    }

    private static bool IsInEu(string country) => TaxCountries.Find(country) is { IsInEu: true };
}
