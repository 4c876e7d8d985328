using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SignupWeb.Payments.Stripe;

/// <summary>What became of the check of a webhook's signature.</summary>
public enum SignatureCheck
{
    Valid,

    /// <summary>No Stripe-Signature header.</summary>
    Missing,

    /// <summary>No single t, or no v1 of 64 hex digits.</summary>
    Malformed,

    /// <summary>Signed with none of our secrets, or changed on the way.</summary>
    Wrong,

    /// <summary>Rightly signed, but too long ago or in the future: perhaps a replay.</summary>
    OutsideTolerance,
}

/// <summary>Webhook signatures: <c>t=seconds,v1=hex of HMAC-SHA256(secret, "seconds." + body)</c>.</summary>
public static class EventUtility
{
    public const string SignatureHeader = "Stripe-Signature";

    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    /// <summary>Checks the raw bytes of the body against every signature and every secret, in constant time.</summary>
    /// <param name="payload">The body exactly as received.</param>
    /// <param name="header">The Stripe-Signature header.</param>
    /// <param name="secrets">The signing secrets, whole (whsec_...). Empty ones never match.</param>
    /// <param name="now">The present instant.</param>
    public static SignatureCheck Check(ReadOnlySpan<byte> payload, string? header, IEnumerable<string> secrets, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(header)) { return SignatureCheck.Missing; }
        if (Parse(header) is not var (timestamp, signatures)) { return SignatureCheck.Malformed; }
        if (!IsSignedByAny(payload, timestamp, signatures, secrets)) { return SignatureCheck.Wrong; }

        var age = now.ToUnixTimeSeconds() - long.Parse(timestamp, CultureInfo.InvariantCulture);
        return Math.Abs(age) <= (long)Tolerance.TotalSeconds ? SignatureCheck.Valid : SignatureCheck.OutsideTolerance;
    }

    /// <summary>The event, when its signature is good; throws <see cref="StripeSignatureException"/> when not, <see cref="JsonException"/> when it is no event.</summary>
    public static Event ConstructEvent(ReadOnlySpan<byte> payload, string? header, IEnumerable<string> secrets, DateTimeOffset now)
    {
        var check = Check(payload, header, secrets, now);
        return check == SignatureCheck.Valid ? ParseEvent(payload) : throw new StripeSignatureException(check);
    }

    /// <summary>Reads an event without asking who sent it: for bodies that passed <see cref="Check"/> before.</summary>
    public static Event ParseEvent(ReadOnlySpan<byte> payload)
    {
        var read = JsonSerializer.Deserialize(payload, (JsonTypeInfo<Event>)StripeJson.TypeInfo(typeof(Event)));
        return read is { Id.Length: > 0, Type.Length: > 0, Data: not null } ? read : throw new JsonException("The body is no event.");
    }

    /// <summary>The header Stripe would send with a body.</summary>
    public static string Sign(ReadOnlySpan<byte> payload, string secret, DateTimeOffset timestamp)
    {
        var seconds = timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(Mac(payload, seconds, secret))}";
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

    private static bool IsSignedByAny(ReadOnlySpan<byte> payload, string timestamp, List<byte[]> signatures, IEnumerable<string> secrets)
    {
        var found = false;
        foreach (var secret in secrets.Where(s => s.Length > 0))
        {
            var expected = Mac(payload, timestamp, secret);
            foreach (var signature in signatures) { found |= CryptographicOperations.FixedTimeEquals(expected, signature); }
        }

        return found;
    }

    private static byte[] Mac(ReadOnlySpan<byte> payload, string timestamp, string secret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(timestamp + "."));
        hmac.AppendData(payload);
        return hmac.GetHashAndReset();
    }
}

/// <summary>A webhook that Stripe did not send, or not now.</summary>
public sealed class StripeSignatureException(SignatureCheck check) : Exception($"The webhook's signature is not good: {check}.")
{
    public SignatureCheck Check => check;
}
