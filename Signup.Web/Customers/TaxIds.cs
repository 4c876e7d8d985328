using System.Text.RegularExpressions;

namespace SignupWeb.Customers;

/// <summary>How VAT numbers are written: country prefix and the form each member state publishes. Whether a number is in use is not asked here.</summary>
public static class TaxIds
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly Dictionary<string, (string Prefix, string Form, string Example)> Known = new(StringComparer.Ordinal)
    {
        ["AT"] = ("AT", "U[0-9]{8}", "ATU12345678"),
        ["BE"] = ("BE", "[01][0-9]{9}", "BE0123456789"),
        ["BG"] = ("BG", "[0-9]{9,10}", "BG123456789"),
        ["CY"] = ("CY", "[0-9]{8}[A-Z]", "CY12345678X"),
        ["CZ"] = ("CZ", "[0-9]{8,10}", "CZ12345678"),
        ["DE"] = ("DE", "[0-9]{9}", "DE123456789"),
        ["DK"] = ("DK", "[0-9]{8}", "DK12345678"),
        ["EE"] = ("EE", "[0-9]{9}", "EE123456789"),
        ["ES"] = ("ES", "[A-Z0-9][0-9]{7}[A-Z0-9]", "ESX1234567X"),
        ["FI"] = ("FI", "[0-9]{8}", "FI12345678"),
        ["FR"] = ("FR", "[A-HJ-NP-Z0-9]{2}[0-9]{9}", "FR12123456789"),
        ["GR"] = ("EL", "[0-9]{9}", "EL123456789"),
        ["HR"] = ("HR", "[0-9]{11}", "HR12345678901"),
        ["HU"] = ("HU", "[0-9]{8}", "HU12345678"),
        ["IE"] = ("IE", "([0-9]{7}[A-W][A-I]?|[0-9][A-Z+*][0-9]{5}[A-W])", "IE1234567WA"),
        ["IT"] = ("IT", "[0-9]{11}", "IT12345678901"),
        ["LT"] = ("LT", "([0-9]{9}|[0-9]{12})", "LT123456789"),
        ["LU"] = ("LU", "[0-9]{8}", "LU12345678"),
        ["LV"] = ("LV", "[0-9]{11}", "LV12345678901"),
        ["MT"] = ("MT", "[0-9]{8}", "MT12345678"),
        ["NL"] = ("NL", "[A-Z0-9+*]{10}[0-9]{2}", "NL123456789B01"),
        ["PL"] = ("PL", "[0-9]{10}", "PL1234567890"),
        ["PT"] = ("PT", "[0-9]{9}", "PT123456789"),
        ["RO"] = ("RO", "[0-9]{2,10}", "RO1234567890"),
        ["SE"] = ("SE", "[0-9]{12}", "SE123456789001"),
        ["SI"] = ("SI", "[0-9]{8}", "SI12345678"),
        ["SK"] = ("SK", "[0-9]{10}", "SK1234567890"),
        ["GB"] = ("GB", "([0-9]{9}|[0-9]{12})", "GB123456789"),
        ["CH"] = ("CHE", "[0-9]{9}(MWST|TVA|IVA)?", "CHE123456789MWST"),
        ["NO"] = ("NO", "[0-9]{9}(MVA)?", "NO123456789MVA"),
    };

    /// <summary>Upper case, without spaces, dots and dashes, with the country's prefix.</summary>
    public static string Normalize(string country, string taxId)
    {
        var plain = string.Concat(taxId.Where(c => c is not (' ' or '.' or '-' or '/' or '\u00a0'))).ToUpperInvariant();
        return Known.TryGetValue(country, out var known) && Matches(plain, known.Form) ? known.Prefix + plain : plain;
    }

    public static bool Fits(string country, string taxId) => Known.TryGetValue(country, out var known)
        ? Matches(taxId, known.Prefix + known.Form)
        : taxId.Length is >= 4 and <= 20 && taxId.All(char.IsAsciiLetterOrDigit);

    /// <summary>As a person would write it, for hints and errors.</summary>
    public static string ExampleOf(string country) => Known.TryGetValue(country, out var known) ? known.Example : "123456789";

    private static bool Matches(string text, string form) => Regex.IsMatch(text, $"^({form})$", RegexOptions.ExplicitCapture, Patience);
}
