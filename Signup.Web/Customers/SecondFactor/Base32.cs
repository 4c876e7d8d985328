using System.Text;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>Bytes as letters and digits that can be typed (RFC 4648, without padding): the way authenticator apps take a key.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Group = 4;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var one in bytes)
        {
            (bits, held) = ((bits << 8) | one, held + 8);
            for (; held >= 5; held -= 5) { text.Append(Alphabet[(bits >> (held - 5)) & 31]); }
            bits &= (1 << held) - 1;
        }

        return held == 0 ? text.ToString() : text.Append(Alphabet[(bits << (5 - held)) & 31]).ToString();
    }

    /// <summary>In groups of four, for people.</summary>
    public static string InGroups(string text, char between) => string.Join(between, text.Chunk(Group).Select(letters => new string(letters)));

    /// <summary>What was typed, without the separators people add; characters outside the alphabet are read as those they look like.</summary>
    public static string Tidy(string typed) =>
        string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(c => c switch { '0' => 'O', '1' => 'I', '8' => 'B', _ => c }));
}
