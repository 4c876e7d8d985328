using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace SignupWeb.Platform.Tax;

/// <summary>Business tax ids: their form only, nobody is asked whether they exist.</summary>
public static class TaxId
{
    private const int Longest = 20;

    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>Upper case, without blanks, dots and dashes: "de 123 456 789" becomes DE123456789.</summary>
    public static string Normalized(string taxId) => string.Concat(taxId.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '/'))).ToUpperInvariant();

    /// <summary>The same with the country's letters before it, where they make it a number of that country.</summary>
    public static string Completed(string country, string taxId)
    {
        var plain = Normalized(taxId);
        if (TaxCountries.Find(country) is not { } known || IsWellFormed(country, plain)) { return plain; }
        var completed = (country == "CH" ? "CHE" : known.TaxIdExample[..2]) + plain;
        return IsWellFormed(country, completed) ? completed : plain;
    }

    /// <summary>As a person would write it, for hints and errors.</summary>
    public static string ExampleOf(string country) => TaxCountries.Find(country)?.TaxIdExample ?? "123456789";

    /// <summary>Has the form the country's tax ids have.</summary>
    public static bool IsWellFormed(string country, string? taxId)
    {
        if (string.IsNullOrWhiteSpace(taxId) || TaxCountries.Find(country) is not { } known) { return false; }
        var normalized = Normalized(taxId);
        return normalized.Length <= Longest && Patterns.GetOrAdd(country, Compile, known).IsMatch(normalized);
    }

    private static Regex Compile(string country, TaxCountry known) =>
        new($"^(?:{known.TaxIdPattern})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, TimeSpan.FromMilliseconds(100));
}
