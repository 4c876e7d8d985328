using System.Globalization;

namespace SignupTests.Support;

/// <summary>How often a long run repeats: a few times in the daily run, as often as asked for under scripts/endure (SIGNUP_ENDURE_KILLS=100).</summary>
public static class Endure
{
    /// <summary>The longest take turns in the daily run: each day another one, the first of them on the first day of the calendar.</summary>
    private static readonly string[] Turns = ["bad-luck", "self-hosting", "restarts", "nodes", "circuits", "verbs", "year", "links", "countries", "moving"];

    /// <summary>As <see cref="Times"/>, and none on the days of the others.</summary>
    public static int InTurn(string what, int daily = 1) => Times(what, Turns[DateOnly.FromDateTime(DateTime.UtcNow).DayNumber % Turns.Length] == what ? daily : 0);

    /// <param name="what">Its name in scripts/endure, such as kills.</param>
    /// <param name="daily">How often without anybody asking for more.</param>
    public static int Times(string what, int daily)
    {
        var asked = Environment.GetEnvironmentVariable("SIGNUP_ENDURE_" + what.ToUpperInvariant().Replace('-', '_'));
        return string.IsNullOrEmpty(asked) ? daily : int.Parse(asked, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
