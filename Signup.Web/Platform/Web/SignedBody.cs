using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SignupWeb.Platform.Web;

/// <summary>What became of the check of a webhook's signature.</summary>
public enum SignatureCheck
{
    Valid,

    /// <summary>No header.</summary>
    Missing,

    /// <summary>No single t, or no v1 of 64 hex digits.</summary>
    Malformed,

    /// <summary>Signed with none of our secrets, or changed on the way.</summary>
    Wrong,

    /// <summary>Rightly signed, but too long ago or in the future: perhaps a replay.</summary>
    OutsideTolerance,
}

/// <summary>Signed webhooks in Stripe's scheme, both ways: <c>t=seconds,v1=hex of HMAC-SHA256(secret, "seconds." + body)</c>.</summary>
public static class SignedBody
{
    /// <summary>What our own messages carry it in.</summary>
    public const string Header = "Signup-Signature";

    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    /// <summary>The header that goes with a body.</summary>
    /// <param name="old">The secret before, while receivers may still check with that one: its signature stands beside.</param>
    public static string Sign(ReadOnlySpan<byte> body, string secret, DateTimeOffset at, string? old = null)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var header = $"t={seconds},v1={Convert.ToHexStringLower(Mac(body, seconds, secret))}";
        return old is null ? header : $"{header},v1={Convert.ToHexStringLower(Mac(body, seconds, old))}";
    }

    /// <summary>Checks the raw bytes of the body against every signature and every secret, in constant time.</summary>
    /// <param name="body">Exactly as received.</param>
    /// <param name="header">The header that came with it.</param>
    /// <param name="secrets">The signing secrets, whole (whsec_...). Empty ones never match.</param>
    /// <param name="now">The present instant.</param>
    public static SignatureCheck Check(ReadOnlySpan<byte> body, string? header, IEnumerable<string> secrets, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(header)) { return SignatureCheck.Missing; }
        if (Parse(header) is not var (timestamp, signatures)) { return SignatureCheck.Malformed; }
        if (!IsSignedByAny(body, timestamp, signatures, secrets)) { return SignatureCheck.Wrong; }

        var age = now.ToUnixTimeSeconds() - long.Parse(timestamp, CultureInfo.InvariantCulture);
        return Math.Abs(age) <= (long)Tolerance.TotalSeconds ? SignatureCheck.Valid : SignatureCheck.OutsideTolerance;
    }

    private static (string Timestamp, List<byte[]> Signatures)? Parse(string header)
    {
        string? timestamp = null;
        var signatures = new List<byte[]>();
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (part[..at], part[(at + 1)..]) : (part, string.Empty);
            if (name == "t")
            {
                if (timestamp is not null || !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)) { return null; }
                timestamp = value;
            }
            else if (name == "v1" && value.Length == 64 && value.All(char.IsAsciiHexDigit))
            {
                signatures.Add(Convert.FromHexString(value));
            }
        }

        return timestamp is null || signatures.Count == 0 ? null : (timestamp, signatures);
    }

    private static bool IsSignedByAny(ReadOnlySpan<byte> body, string timestamp, List<byte[]> signatures, IEnumerable<string> secrets)
    {
        var found = false;
        foreach (var secret in secrets.Where(s => s.Length > 0))
        {
            var expected = Mac(body, timestamp, secret);
            foreach (var signature in signatures) { found |= CryptographicOperations.FixedTimeEquals(expected, signature); }
        }

        return found;
    }

    private static byte[] Mac(ReadOnlySpan<byte> body, string timestamp, string secret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }
}
