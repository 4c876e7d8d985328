using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SignupTests.Customers.SecondFactor;

/// <summary>A phone with an authenticator app, written from RFC 4648 and RFC 6238 without a look at ours.</summary>
public sealed class AuthenticatorApp(string typedKey)
{
    private readonly byte[] key = Bytes(typedKey.Replace(" ", "", StringComparison.Ordinal));

    public string ShowsAt(DateTimeOffset instant)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, instant.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // what every app computes
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var offset = hash[19] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
