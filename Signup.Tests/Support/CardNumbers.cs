using System.Text.RegularExpressions;

namespace SignupTests.Support;

/// <summary>Finds what may be a card's number: 13 to 19 digits, in groups or not, that begin like a card and end with the right check digit (Luhn).</summary>
internal static partial class CardNumbers
{
    public static IEnumerable<string> In(string text) => Digits().Matches(text).Select(m => m.Value).Where(found => Fits([.. found.Where(char.IsAsciiDigit).Select(c => c - '0')]));

    private static bool Fits(int[] digits) => digits.Length is >= 13 and <= 19 && digits.Reverse().Select((digit, place) => place % 2 == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10)).Sum() % 10 == 0;

    [GeneratedRegex("(?<![\\w.:-])[3-6]\\d{3}(?:[ -]?\\d){9,15}(?![\\w-])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
