using System.Globalization;
using Microsoft.Extensions.Localization;

namespace SignupWeb.SysOps;

/// <summary>A moment as staff reads it, on the shop's clock: "today 14:25", else "8 Nov 16:40".</summary>
public static class Moment
{
    public static string Text(DateTimeOffset local, DateTimeOffset now, IStringLocalizer words)
    {
        var today = now.Date;
        var time = local.ToString("t", CultureInfo.CurrentCulture);
        if (local.Date == today) { return words["today {0}", time]; }
        return local.ToString(local.Year == today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture) + " " + time;
    }
}
