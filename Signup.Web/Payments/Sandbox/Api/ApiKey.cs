using System.Security.Cryptography;
using System.Text;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>The key a request carries: bearer, or the user name of basic authentication.</summary>
internal static class ApiKey
{
    public static string? From(string? authorization)
    {
        if (authorization is null) { return null; }
        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) { return NotEmpty(authorization["Bearer ".Length..].Trim()); }
        if (!authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) { return null; }

        Span<byte> decoded = stackalloc byte[512];
        return Convert.TryFromBase64String(authorization["Basic ".Length..].Trim(), decoded, out var length)
            ? NotEmpty(Encoding.UTF8.GetString(decoded[..length]).Split(':')[0])
            : null;
    }

    public static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    public static string Masked(string key) => key.Length <= 12 ? new string('*', key.Length) : key[..8] + new string('*', key.Length - 12) + key[^4..];

    private static string? NotEmpty(string text) => text.Length > 0 ? text : null;
}
