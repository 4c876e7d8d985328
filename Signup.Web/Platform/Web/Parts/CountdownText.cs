using System.Globalization;

namespace SignupWeb.Platform.Web.Parts;

/// <summary>Time left as the clock in the page writes it: 0:18, 29:05, 1:02:09, and days beyond that.</summary>
internal static class CountdownText
{
    /// <param name="left">Shown as nothing left when negative.</param>
    /// <param name="inDays">How the reader's language writes a number of days.</param>
    internal static string Of(TimeSpan left, Func<long, string> inDays)
    {
        var seconds = (long)Math.Ceiling(Math.Max(0, left.TotalSeconds));
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return hours switch
        {
            >= 48 => inDays(hours / 24),
            > 0 => string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes:00}:{seconds % 60:00}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{minutes}:{seconds % 60:00}"),
        };
    }
}
