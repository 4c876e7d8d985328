using System.Globalization;
using System.Security.Cryptography;

namespace SignupWeb.Orders;

/// <summary>Short references people can read over the phone: shop initials, year and month, four characters without 0/O, 1/I.</summary>
public static class OrderReference
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public static string New(string shopName, DateTimeOffset now)
    {
        var initials = string.Concat(shopName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0])).Where(char.IsAsciiLetter).Take(2));
        return Of(initials.Length == 0 ? "S" : initials, now);
    }

    /// <summary>The same behind other letters, for a notice or a withdrawal.</summary>
    public static string Of(string letters, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"{letters}-{now:yyMM}-{RandomNumberGenerator.GetString(Alphabet, 6)}");
}
