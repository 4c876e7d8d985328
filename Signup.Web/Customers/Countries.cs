using System.Globalization;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Customers;

/// <summary>The countries we sell to: those with a tax rate, so that nobody fills in an address whose price cannot be shown.</summary>
public static class Countries
{
    /// <param name="code">ISO 3166-1 alpha-2.</param>
    public static bool Has(string code) => TaxCountries.Find(code) is not null;

    /// <summary>Code and name, in the order of the reader's alphabet.</summary>
    public static IReadOnlyList<(string Code, string Name)> InOrder() =>
        [.. TaxCountries.InOrder(CultureInfo.CurrentUICulture).Select(c => (c.Code, TaxCountries.NameOf(c.Code)))];
}
