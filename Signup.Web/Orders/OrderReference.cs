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
        return string.Create(CultureInfo.InvariantCulture, $"{(initials.Length == 0 ? "S" : initials)}-{now:yyMM}-{RandomNumberGenerator.GetString(Alphabet, 6)}");
    }
}
