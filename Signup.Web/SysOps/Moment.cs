using System.Globalization;
using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps;

/// <summary>A moment as staff reads it, on the shop's clock, short enough for a list: "today 14:25", else "8 Nov 2026 16:40". The page names the zone once.</summary>
public static class Moment
{
    public static string Text(DateTimeOffset local, DateTimeOffset now, IStringLocalizer words)
    {
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return local.Date == now.Date ? words["today {0}", time] : $"{local.Day()} {time}";
    }

    /// <summary>"today, 21 Nov 2026", else "8 Nov 2026".</summary>
    public static string Day(DateTimeOffset local, DateTimeOffset now, IStringLocalizer words) =>
        local.Date == now.Date ? words["today, {0}", local.Day()] : local.Day();
}
