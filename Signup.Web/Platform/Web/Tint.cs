using System.Globalization;
using System.Runtime.InteropServices;

namespace SignupWeb.Platform.Web;

/// <summary>A colour, written #4f46e5.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tint(byte Red, byte Green, byte Blue)
{
    public static readonly Tint White = new(255, 255, 255);

    public static Tint? Read(string? written) =>
        written?.Trim() is ['#', .. { Length: 6 } digits] && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value) : null;

    /// <summary>So much of the other in it, from 0 to 1.</summary>
    public Tint With(Tint other, double share) => new(Between(Red, other.Red, share), Between(Green, other.Green, share), Between(Blue, other.Blue, share));

    /// <summary>How well one is read on the other, from 1 to 21, as WCAG counts it.</summary>
    public double Against(Tint other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte part) => part / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    private static byte Between(byte one, byte other, double share) => (byte)Math.Round(one + ((other - one) * share));
}
