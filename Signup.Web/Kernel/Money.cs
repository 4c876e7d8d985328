using System.Globalization;

namespace SignupWeb.Kernel;

/// <summary>An amount in minor units (cents) of one currency. Never floating point.</summary>
/// <param name="Minor">Minor units; may be negative for money going back.</param>
/// <param name="Currency">ISO 4217, lower case as Stripe writes it, e.g. "eur".</param>
public readonly record struct Money(long Minor, string Currency) : IFormattable
{
    private static readonly HashSet<string> WithoutMinorUnits = new(StringComparer.Ordinal) { "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf" };

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal) { ["eur"] = "€", ["usd"] = "$", ["gbp"] = "£", ["jpy"] = "¥" };

    public static Money operator +(Money left, Money right) => left with { Minor = checked(left.Minor + right.In(left.Currency)) };

    public static Money operator -(Money left, Money right) => left with { Minor = checked(left.Minor - right.In(left.Currency)) };

    public static Money operator *(Money left, int times) => left with { Minor = checked(left.Minor * times) };

    public static Money Zero(string currency) => new(0, currency);

    /// <summary>Decimal places of the currency: 2, or 0 for those without minor units.</summary>
    public int Decimals => WithoutMinorUnits.Contains(Currency) ? 0 : 2;

    /// <summary>Written for a person in the current culture: €177.31, 177,31 €, CHF 20.00, ¥24,000.</summary>
    public override string ToString() => ToString(null, CultureInfo.CurrentCulture);

    /// <summary>Format "short" leaves out ".00" of a round amount (prices on plan cards).</summary>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var culture = formatProvider as CultureInfo ?? CultureInfo.CurrentCulture;
        var scale = Decimals == 0 ? 1 : 100;
        var places = format == "short" && Minor % scale == 0 ? 0 : Decimals;
        var number = ((decimal)Math.Abs(Minor) / scale).ToString("N" + places.ToString(CultureInfo.InvariantCulture), culture);
        var symbol = Symbols.GetValueOrDefault(Currency, Currency.ToUpperInvariant());
        var behind = culture.NumberFormat.CurrencyPositivePattern is 1 or 3;
        var sign = Minor < 0 ? "-" : string.Empty;
        if (behind) { return $"{sign}{number}\u00a0{symbol}"; }
        return symbol.Length > 1 ? $"{sign}{symbol}\u00a0{number}" : $"{sign}{symbol}{number}";
    }

    private long In(string currency) => Currency == currency ? Minor : throw new InvalidOperationException($"{Currency} cannot be added to {currency}.");
}
