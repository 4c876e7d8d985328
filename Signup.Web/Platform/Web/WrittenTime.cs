using System.Globalization;

namespace SignupWeb.Platform.Web;

/// <summary>
/// The one way an instant is written, on pages, in mails and on paper: on the shop's clock, with the zone beside every time, because
/// the reader may be elsewhere. The zone is its distance from UTC: right for any zone in any language, and in summer as in winter.
/// All take an instant that <see cref="ShopOptions.Local"/> has put on the shop's clock.
/// </summary>
public static class WrittenTime
{
    private static CultureInfo Reader => CultureInfo.CurrentUICulture;

    private static bool German => Reader.TwoLetterISOLanguageName == "de";

    /// <summary>"21 Nov 2026", "21. Nov. 2026".</summary>
    public static string Day(this DateTimeOffset local) => local.ToString(German ? "d. MMM yyyy" : "d MMM yyyy", Reader);

    /// <summary>"21 November 2026", "21. November 2026".</summary>
    public static string LongDay(this DateTimeOffset local) => local.ToString(German ? "d. MMMM yyyy" : "d MMMM yyyy", Reader);

    /// <summary>"November".</summary>
    public static string Month(this DateTimeOffset local) => local.ToString("MMMM", Reader);

    /// <summary>"Nov", "Nov": under a chart.</summary>
    public static string ShortMonth(this DateTimeOffset local) => local.ToString("MMM", Reader).TrimEnd('.');

    /// <summary>"16 Nov", "16. Nov": under a chart.</summary>
    public static string ShortDay(this DateOnly day) => day.ToString(German ? "d. MMM" : "d MMM", Reader).TrimEnd('.');

    /// <summary>"Nov 2026", "Nov. 2026".</summary>
    public static string MonthAndYear(this DateTimeOffset local) => local.ToString("MMM yyyy", Reader);

    /// <summary>"Saturday, 21 November 2026", "Samstag, 21. November 2026".</summary>
    public static string WeekdayAndDay(this DateTimeOffset local) => $"{local.ToString("dddd", Reader)}, {local.LongDay()}";

    /// <summary>"21 Nov 2026, 14:32 (UTC+1)", "21. Nov. 2026, 14:32 Uhr (UTC+1)".</summary>
    public static string DayAndTime(this DateTimeOffset local) => $"{local.Day()}, {Clock(local, "HH:mm")} ({local.Zone()})";

    /// <summary>"21 Nov 2026, 14:32:20 (UTC+1)": where seconds count.</summary>
    public static string ToTheSecond(this DateTimeOffset local) => $"{local.Day()}, {Clock(local, "HH:mm:ss")} ({local.Zone()})";

    /// <summary>"14:32:20", for lists that name the zone once.</summary>
    public static string Clock(this DateTimeOffset local) => local.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"UTC+1", "UTC+5:30", "UTC−3", "UTC": how far the clock is from UTC at that instant.</summary>
    public static string Zone(this DateTimeOffset local) => local.Offset switch
    {
        var none when none == TimeSpan.Zero => "UTC",
        var off => string.Create(CultureInfo.InvariantCulture, $"UTC{(off < TimeSpan.Zero ? '\u2212' : '+')}{off.Duration().Hours}{(off.Minutes == 0 ? string.Empty : off.ToString("':'mm", CultureInfo.InvariantCulture))}"),
    };

    private static string Clock(DateTimeOffset local, string form) => local.ToString(form, CultureInfo.InvariantCulture) + (German ? " Uhr" : string.Empty);
}
