using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>The six digits of an authenticator app: RFC 6238 with SHA-1 and steps of 30 seconds, the one kind that every app knows.</summary>
public static class Totp
{
    public const int Digits = 6;

    /// <summary>Seconds a code is shown.</summary>
    public const int Period = 30;

    /// <summary>Steps a phone's clock may be ahead or behind.</summary>
    private const int Drift = 1;

    private const int KeyBytes = 20;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / Period;

    /// <summary>What the app shows in this step.</summary>
    public static string CodeAt(ReadOnlySpan<byte> key, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what apps know; within an HMAC its collisions are no weakness
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fffffff;
        return (number % (uint)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step whose code this is, now or one step either way; null when it is none of them. Takes as long for each.</summary>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset now)
    {
        var typed = Encoding.UTF8.GetBytes(code);
        long? matched = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(CodeAt(key, step)))) { matched = step; }
        }

        return matched;
    }
}
