using SignupWeb.Kernel;

namespace SignupWeb.Platform.Tax;

/// <summary>Which rate applies to a buyer, and why.</summary>
/// <param name="BasisPoints">Hundredths of a percent.</param>
/// <param name="Reason">English sentence with {0} for the country, see <see cref="TaxCountries.InSentence"/>; also the key of its translation.</param>
/// <param name="Country">Country code of the buyer.</param>
public sealed record TaxDecision(int BasisPoints, string Reason, string Country)
{
    public const string BillingAddress = "Because your billing address is in {0}";

    public const string ReverseCharge = "Reverse charge: your business in {0} accounts for the VAT";

    public const string NoTax = "No tax is charged for a billing address in {0}";

    public bool IsReverseCharge => Reason == ReverseCharge;

    /// <summary>What somebody else decided, told by the tax it came to: to a tenth of a percent where the amount does not tell more.</summary>
    public static TaxDecision Behind(Money net, Money tax, bool isReverseCharge, string country, int usual)
    {
        if (isReverseCharge) { return new(0, ReverseCharge, country); }
        if (tax.Minor == 0 || net.Minor <= 0) { return new(0, NoTax, country); }
        return new(Rounded(net.Minor, usual) == tax.Minor ? usual : (int)(((tax.Minor * 1_000) + (net.Minor / 2)) / net.Minor) * 10, BillingAddress, country);
    }

    /// <summary>The tax on an amount, rounded half away from zero to the minor unit, as the payment service rounds exclusive rates.</summary>
    public Money On(Money net) => net with { Minor = Rounded(net.Minor, BasisPoints) };

    internal static long Rounded(long minor, int basisPoints)
    {
        const long Whole = 10_000;
        var tenThousandths = checked(minor * basisPoints);
        return (tenThousandths + (Math.Sign(tenThousandths) * Whole / 2)) / Whole;
    }
}
