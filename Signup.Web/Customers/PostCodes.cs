using System.Text.RegularExpressions;

namespace SignupWeb.Customers;

/// <summary>How post codes are written, where we know it; elsewhere anything short will do.</summary>
internal static class PostCodes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly Dictionary<string, (string Form, string Example)> Known = new(StringComparer.Ordinal)
    {
        ["DE"] = ("[0-9]{5}", "20457"),
        ["FR"] = ("[0-9]{5}", "75002"),
        ["IT"] = ("[0-9]{5}", "00184"),
        ["ES"] = ("[0-9]{5}", "28013"),
        ["FI"] = ("[0-9]{5}", "00100"),
        ["HR"] = ("[0-9]{5}", "10000"),
        ["EE"] = ("[0-9]{5}", "10111"),
        ["AT"] = ("[0-9]{4}", "1010"),
        ["CH"] = ("[0-9]{4}", "8001"),
        ["LI"] = ("[0-9]{4}", "9490"),
        ["BE"] = ("[0-9]{4}", "1000"),
        ["DK"] = ("[0-9]{4}", "1050"),
        ["NO"] = ("[0-9]{4}", "0150"),
        ["LU"] = ("(L-)?[0-9]{4}", "1009"),
        ["HU"] = ("[0-9]{4}", "1051"),
        ["SI"] = ("(SI-)?[0-9]{4}", "1000"),
        ["BG"] = ("[0-9]{4}", "1000"),
        ["AU"] = ("[0-9]{4}", "2000"),
        ["JP"] = ("[0-9]{3}-?[0-9]{4}", "100-0001"),
        ["NL"] = ("[0-9]{4} ?[A-Z]{2}", "1012 AB"),
        ["PL"] = ("[0-9]{2}-?[0-9]{3}", "00-001"),
        ["PT"] = ("[0-9]{4}-?[0-9]{3}", "1000-001"),
        ["SE"] = ("[0-9]{3} ?[0-9]{2}", "111 20"),
        ["CZ"] = ("[0-9]{3} ?[0-9]{2}", "110 00"),
        ["SK"] = ("[0-9]{3} ?[0-9]{2}", "811 01"),
        ["GR"] = ("[0-9]{3} ?[0-9]{2}", "105 57"),
        ["GB"] = ("[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", "SW1A 1AA"),
        ["US"] = ("[0-9]{5}(-[0-9]{4})?", "10001"),
    };

    public static bool Fits(string country, string postCode) => Known.TryGetValue(country, out var known)
        ? Regex.IsMatch(postCode, $"^{known.Form}$", RegexOptions.ExplicitCapture, Patience)
        : postCode.Length <= 12 && postCode.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-');

    public static string ExampleOf(string country) => Known.TryGetValue(country, out var known) ? known.Example : "A65 F4E2";
}
