using System.Globalization;

namespace SignupWeb.Platform.Web;

/// <summary>Lengths of time in words, in the largest unit that leaves no remainder: 20 seconds, 30 minutes, 14 days.</summary>
public static class Durations
{
    public static string InWords(this TimeSpan length, CultureInfo culture)
    {
        var (amount, unit) = length.Ticks switch
        {
            var t when t >= TimeSpan.TicksPerDay && t % TimeSpan.TicksPerDay == 0 => (t / TimeSpan.TicksPerDay, Unit.Day),
            var t when t >= TimeSpan.TicksPerHour && t % TimeSpan.TicksPerHour == 0 => (t / TimeSpan.TicksPerHour, Unit.Hour),
            var t when t >= TimeSpan.TicksPerMinute && t % TimeSpan.TicksPerMinute == 0 => (t / TimeSpan.TicksPerMinute, Unit.Minute),
            var t => (t / TimeSpan.TicksPerSecond, Unit.Second),
        };
        return amount.ToString(culture) + " " + Word(unit, amount == 1, culture.TwoLetterISOLanguageName == "de");
    }

    private static string Word(Unit unit, bool one, bool german) => (unit, one) switch
    {
        (Unit.Day, true) => german ? "Tag" : "day",
        (Unit.Day, false) => german ? "Tage" : "days",
        (Unit.Hour, true) => german ? "Stunde" : "hour",
        (Unit.Hour, false) => german ? "Stunden" : "hours",
        (Unit.Minute, true) => german ? "Minute" : "minute",
        (Unit.Minute, false) => german ? "Minuten" : "minutes",
        (Unit.Second, true) => german ? "Sekunde" : "second",
        (Unit.Second, false) => german ? "Sekunden" : "seconds",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    private enum Unit
    {
        Second,
        Minute,
        Hour,
        Day,
    }
}
