using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Links;

/// <summary>What a signed link says. Ids travel readable; the signature makes them ours.</summary>
/// <param name="Kind">What the link may be used for; a link of one kind is nothing to another page.</param>
/// <param name="Ids">The ids it is about, in the kind's own order.</param>
/// <param name="ExpiresAt">From this instant on it is refused.</param>
/// <param name="Nonce">Makes each link unique; remembered when a link may be used once only.</param>
public sealed record SignedLink(string Kind, IReadOnlyList<Guid> Ids, DateTimeOffset ExpiresAt, string Nonce);

/// <summary>Makes and reads signed links: HMAC-SHA256 over kind, version, key id, ids, expiry and nonce, compared in constant time (R1 steps 2 to 7).</summary>
public sealed class SignedLinks(LinkKeys keys, TimeProvider time)
{
    private const string Version = "1";
    private const int MaxLength = 1024;

    public static readonly Refusal Invalid = new(RefusalKind.Invalid, "INVALID_TOKEN", "This link does not work any more.");

    public static readonly Refusal Expired = new(RefusalKind.Gone, "LINK_EXPIRED", "This link has expired.");

    public string Make(string kind, TimeSpan lifetime, params IReadOnlyList<Guid> ids)
    {
        var key = keys.Newest;
        var expiry = (time.GetUtcNow() + lifetime).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var said = string.Join('.', [Version, kind, key.Id, string.Join('~', ids.Select(id => id.ToString("N"))), expiry, nonce]);
        return $"{said}.{Sign(said, key)}";
    }

    /// <summary>Reads a link of the wanted kind. Refusals: INVALID_TOKEN (tampered, foreign, other kind), LINK_EXPIRED.</summary>
    public Result<SignedLink> Read(string kind, string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > MaxLength) { return Invalid; }
        var parts = token.Split('.');
        if (parts.Length != 7 || parts[0] != Version || keys.Find(parts[2]) is not { } key) { return Invalid; }
        var said = token[..token.LastIndexOf('.')];
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(said, key)), Encoding.UTF8.GetBytes(parts[6]))) { return Invalid; }
        if (parts[1] != kind) { return Invalid; }
        var expiresAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[4], CultureInfo.InvariantCulture));
        if (expiresAt <= time.GetUtcNow()) { return Expired; }
        return new SignedLink(kind, [.. parts[3].Split('~', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "N"))], expiresAt, parts[5]);
    }

    private static string Sign(string said, LinkKeys.LinkKey key) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(said)));
}
