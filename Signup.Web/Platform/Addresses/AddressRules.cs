using System.Text.Json;
using System.Text.RegularExpressions;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Addresses;

/// <summary>How addresses are written, country by country, as countries.json says.</summary>
public static class AddressRules
{
    private const int LongestPostCode = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly AddressRule Elsewhere = new();

    private static readonly IReadOnlyList<string> PostCodeAndTown = ["{postCode} {town}"];

    private static readonly Lazy<IReadOnlyDictionary<string, AddressRule>> Known = new(Read);

    /// <param name="country">ISO 3166-1 alpha-2; of one we do not know nothing is asked.</param>
    public static AddressRule Of(string country) => Known.Value.GetValueOrDefault(country) ?? Elsewhere;

    /// <summary>Whether a post code is written as that country writes them.</summary>
    public static bool Fits(string country, string postCode) => Of(country).PostCode is { } form
        ? Regex.IsMatch(postCode, $"^({form})$", RegexOptions.ExplicitCapture, Patience)
        : postCode.Length <= LongestPostCode && postCode.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-');

    /// <summary>A region as that country's addresses write it, whether its name or its sign was given; null when it has no such region.</summary>
    public static string? RegionIn(string country, string given) => Of(country).Regions?.FirstOrDefault(region => Same(region.Key, given) || Same(region.Value, given)).Key;

    /// <summary>Town, region and post code as they stand under the street of a buyer.</summary>
    public static IReadOnlyList<string> Under(Party buyer) => Under(buyer.Country, buyer.PostCode, buyer.Town, buyer.Region);

    /// <summary>The same of parts of an address.</summary>
    public static IReadOnlyList<string> Under(string country, string postCode, string town, string? region) =>
        [.. (Of(country).Lines ?? PostCodeAndTown).Select(line => Written(line, postCode, town, region)).Where(line => line.Length > 0)];

    private static string Written(string line, string postCode, string town, string? region) =>
        Regex.Replace(line.Replace("{postCode}", postCode, StringComparison.Ordinal).Replace("{town}", town, StringComparison.Ordinal).Replace("{region}", region, StringComparison.Ordinal), " {2,}", " ", RegexOptions.None, Patience).Replace(", ,", ",", StringComparison.Ordinal).Trim(' ', ',');

    private static bool Same(string one, string other) => string.Equals(one, other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, AddressRule> Read()
    {
        using var file = typeof(AddressRules).Assembly.GetManifestResourceStream("countries.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, AddressRule>>(file, JsonSerializerOptions.Web)!;
    }
}
