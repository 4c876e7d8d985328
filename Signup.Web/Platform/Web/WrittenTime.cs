using System.Globalization;

namespace SignupWeb.Platform.Web;

/// <summary>An instant in words, as tables and lists show it.</summary>
public static class WrittenTime
{
    /// <summary>"21 Nov 2026, 14:32", of an instant on the shop's clock.</summary>
    public static string DayAndTime(this DateTimeOffset local) =>
        local.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? "d. MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.CurrentCulture);
}
