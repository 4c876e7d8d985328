using Microsoft.Extensions.Localization;

namespace SignupWeb.SysOps.Overview;

/// <summary>What things on the overview are called.</summary>
public static class OverviewWords
{
    public static string Step(Reach reach, IStringLocalizer words) => reach switch
    {
        Reach.Started => words["Plan chosen"],
        Reach.Account => words["Account"],
        Reach.Details => words["Details"],
        Reach.Payment => words["Card added"],
        Reach.Ordered => words["Order placed"],
        Reach.Completed => words["Completed"],
    };

    /// <summary>How long ago money and records were compared: in seconds at first, then in minutes and hours.</summary>
    public static string Checked(DateTimeOffset at, DateTimeOffset now, IStringLocalizer words) => (now - at) switch
    {
        { TotalSeconds: < 120 and var seconds } => words["checked {0} s ago", Math.Max(0, (int)seconds)],
        { TotalHours: < 2 and var hours } => words["checked {0} min ago", (int)(hours * 60)],
        var longer => words["checked {0} h ago", (int)longer.TotalHours],
    };

    /// <summary>A wait, roughly: minutes, then hours.</summary>
    public static string Wait(TimeSpan wait, IStringLocalizer words) => wait switch
    {
        { TotalMinutes: < 120 and var minutes } => words["{0:N0} min", Math.Ceiling(minutes)],
        { TotalHours: var hours } => words["{0:N0} h", Math.Round(hours)],
    };
}
