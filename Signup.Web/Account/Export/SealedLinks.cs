using System.Text.RegularExpressions;

namespace SignupWeb.Account.Export;

/// <summary>Takes out of a text what would let its reader in: the tokens in the links of mails.</summary>
internal static partial class SealedLinks
{
    public const string Instead = "(removed)";

    public static string In(string text) => SignedLink().Replace(TokenInAddress().Replace(text, match => match.Groups["before"].Value + Instead), Instead);

    [GeneratedRegex(@"(?<before>(?:token|hand-off|code)=|/(?:resume|thank-you)/)[^\s""'<>&/]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenInAddress();

    /// <summary>Wherever it stands: version, kind, key, ids, expiry, nonce, signature.</summary>
    [GeneratedRegex(@"\b1\.[\w-]+\.[0-9a-f]{8}\.[0-9a-f~]*\.\d+\.[0-9a-f]+\.[\w-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignedLink();
}
