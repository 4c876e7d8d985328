using System.Globalization;

namespace SignupWeb.Support;

/// <summary>What people call a support request: SR-2026-00001. Any text is one; most of them name nothing.</summary>
public readonly record struct SupportReference(string Value) : IParsable<SupportReference>
{
    public static SupportReference Of(int year, int number) => new(string.Create(CultureInfo.InvariantCulture, $"SR-{year}-{number:D5}"));

    public static SupportReference Parse(string s, IFormatProvider? provider) => new(s.Trim().ToUpperInvariant());

    public static bool TryParse(string? s, IFormatProvider? provider, out SupportReference result)
    {
        result = s is null ? default : Parse(s, provider);
        return s is not null;
    }

    public override string ToString() => Value;
}
