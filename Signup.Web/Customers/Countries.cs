using System.Globalization;

namespace SignupWeb.Customers;

/// <summary>The countries we sell to.</summary>
public static class Countries
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
        "CH", "NO", "IS", "LI", "GB", "US", "CA", "AU", "NZ", "JP", "SG",
    ];

    private static readonly HashSet<string> European = [.. Codes.Take(27)];

    public static bool Has(string code) => Codes.Contains(code, StringComparer.Ordinal);

    public static bool IsInEuropeanUnion(string code) => European.Contains(code);

    /// <summary>The country's name in the reader's language.</summary>
    public static string NameOf(string code) => Has(code) ? new RegionInfo(code).DisplayName : code;

    /// <summary>Code and name, in the order of the reader's alphabet.</summary>
    public static IReadOnlyList<(string Code, string Name)> InOrder() =>
        [.. Codes.Select(code => (code, NameOf(code))).OrderBy(c => c.Item2, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))];
}
