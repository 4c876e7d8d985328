using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace SignupWeb.Platform.Web;

/// <summary>
/// Signed addresses between systems, in the scheme of <see cref="SignedBody"/>: what is signed is everything between the question mark and "&amp;signature=",
/// exactly as it stands in the address.
/// </summary>
public static class SignedQuery
{
    private const string Mark = "&signature=";

    /// <summary>The address with what is said and the signature behind it.</summary>
    /// <param name="said">Names and values; those that are null are left out.</param>
    /// <param name="old">The secret before, while the reader may still have that one.</param>
    public static string Sign(string address, IEnumerable<(string Name, string? Value)> said, string secret, DateTimeOffset at, string? old = null)
    {
        var whole = QueryHelpers.AddQueryString(address, said.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value)));
        return whole + Mark + SignedBody.Sign(Encoding.UTF8.GetBytes(whole[(whole.IndexOf('?', StringComparison.Ordinal) + 1)..]), secret, at, old);
    }

    /// <summary>What a query says, genuine or not; of a name that comes twice the first.</summary>
    public static IReadOnlyDictionary<string, string> Read(string? query) => QueryHelpers.ParseQuery(query).ToDictionary(one => one.Key, one => one.Value[0] ?? string.Empty, StringComparer.Ordinal);

    /// <summary>Checks a query as it came, with or without its question mark.</summary>
    public static SignatureCheck Check(string? query, IEnumerable<string> secrets, DateTimeOffset now)
    {
        var text = query?.TrimStart('?') ?? string.Empty;
        var at = text.LastIndexOf(Mark, StringComparison.Ordinal);
        return at < 0 ? SignatureCheck.Missing : SignedBody.Check(Encoding.UTF8.GetBytes(text[..at]), Uri.UnescapeDataString(text[(at + Mark.Length)..]), secrets, now);
    }
}
