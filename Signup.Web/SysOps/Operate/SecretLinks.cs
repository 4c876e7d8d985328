using System.Text.RegularExpressions;

namespace SignupWeb.SysOps.Operate;

/// <summary>
/// Mails whose link lets whoever opens it act as the customer, or staff: they are not sent a second time from the log, for the link has run out or
/// was used, and the log does not show the link, or whoever may read it could take over the account.
/// </summary>
public static partial class SecretLinks
{
    private const string Withheld = "[...]";

    private static readonly string[] Kinds = ["verify-email", "reset-password", "change-address", "address-changed", "withdrawal-link", "connect-provider", "resume-signup", "staff-invitation"];

    public static bool AreIn(string kind) => Kinds.Contains(kind, StringComparer.Ordinal);

    /// <summary>The text without its links, where they are secret.</summary>
    public static string Without(string kind, string text) => AreIn(kind) ? Links().Replace(text, Withheld) : text;

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
