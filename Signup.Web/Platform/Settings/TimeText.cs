using System.Globalization;

namespace SignupWeb.Platform.Settings;

/// <summary>Lengths of time as people type them, the same in every language: a whole number and s, min, h or d.</summary>
public static class TimeText
{
    private const int MostDigits = 9;

    private static readonly (string Sign, TimeSpan One, string[] Words)[] Units =
    [
        ("d", TimeSpan.FromDays(1), ["day", "days", "tag", "tage", "tagen"]),
        ("h", TimeSpan.FromHours(1), ["hour", "hours", "std", "stunde", "stunden"]),
        ("min", TimeSpan.FromMinutes(1), ["minute", "minutes", "minuten"]),
        ("s", TimeSpan.FromSeconds(1), ["sec", "second", "seconds", "sek", "sekunde", "sekunden"]),
    ];

    /// <summary>In the largest unit that leaves no remainder.</summary>
    public static string Of(TimeSpan length)
    {
        if (length.Ticks % TimeSpan.TicksPerSecond != 0) { return length.ToString("c", CultureInfo.InvariantCulture); }
        var (sign, one, _) = length == TimeSpan.Zero ? Units[^1] : Array.Find(Units, unit => length.Ticks % unit.One.Ticks == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{length.Ticks / one.Ticks} {sign}");
    }

    /// <summary>Also takes the configuration's own form, 1.02:03:04.</summary>
    public static bool TryRead(string typed, out TimeSpan length)
    {
        length = default;
        var text = typed.Trim();
        if (text.Contains(':', StringComparison.Ordinal)) { return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out length); }
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var word = text[digits..].Trim().TrimEnd('.').ToLowerInvariant();
        var unit = Array.FindIndex(Units, unit => unit.Sign == word || unit.Words.Contains(word, StringComparer.Ordinal));
        if (unit < 0 || digits is 0 or > MostDigits) { return false; }
        var amount = int.Parse(text[..digits], CultureInfo.InvariantCulture);
        if (amount > TimeSpan.MaxValue.Ticks / Units[unit].One.Ticks) { return false; }
        length = Units[unit].One * amount;
        return true;
    }
}
