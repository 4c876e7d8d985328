using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Books;

/// <summary>An amount somebody typed: digits, and the decimal separator of their language. Nothing else, since "12,500" is more in one language than in another.</summary>
public static class AmountEntry
{
    /// <summary>Minor units; null for what is no amount of this currency, or has more decimal places than it.</summary>
    public static long? Minor(string? typed, string currency, CultureInfo reader)
    {
        var places = Money.Zero(currency).Decimals;
        if (!decimal.TryParse(typed?.Trim(), NumberStyles.AllowDecimalPoint, reader, out var amount)) { return null; }
        if (amount > long.MaxValue / 100) { return null; }
        var minor = amount * (places == 0 ? 1 : 100);
        return minor == decimal.Truncate(minor) ? (long)minor : null;
    }

    /// <summary>The amount as it would be typed: "177.31", "177,31", "20".</summary>
    public static string Typed(Money amount, CultureInfo reader) =>
        amount.Decimals == 0 ? amount.Minor.ToString(reader) : (amount.Minor / 100m).ToString("0.00", reader);
}
