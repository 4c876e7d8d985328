using System.Globalization;
using Microsoft.Extensions.Localization;

namespace SignupWeb.SysOps;

/// <summary>A moment as staff reads it, in the server's time zone: "today 14:25", else "8 Nov 16:40".</summary>
public static class Moment
{
    public static string Text(DateTimeOffset at, DateTimeOffset now, IStringLocalizer words)
    {
        var (local, today) = (at.ToLocalTime(), now.ToLocalTime().Date);
        var time = local.ToString("t", CultureInfo.CurrentCulture);
        if (local.Date == today) { return words["today {0}", time]; }
        return local.ToString(local.Year == today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture) + " " + time;
    }
}
